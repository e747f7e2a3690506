"""The workshop: drafts, reviews, publications, recordings, and quizzes typed in from paper."""

import sqlalchemy as sa
from alembic import op
from lms.db import UtcTime

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('recording',
    sa.Column('digest', sa.String(length=32), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_recording'))
    )
    op.create_table('stored_file',
    sa.Column('digest', sa.String(length=32), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_stored_file'))
    )
    op.create_table('publication',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('release', sa.String(length=32), nullable=True),
    sa.Column('files', sa.JSON(), nullable=False),
    sa.Column('origin', sa.String(length=10), nullable=False),
    sa.Column('message', sa.String(length=400), nullable=False),
    sa.Column('correction', sa.Boolean(), nullable=False),
    sa.Column('waivers', sa.JSON(), nullable=False),
    sa.Column('published_by', sa.String(length=32), nullable=True),
    sa.Column('published_at', UtcTime(timezone=True), nullable=False),
    sa.Column('reviewed_by', sa.String(length=32), nullable=True),
    sa.Column('cleared_by', sa.String(length=32), nullable=True),
    sa.CheckConstraint("origin IN ('browser', 'files', 'package', 'earlier')", name=op.f('ck_publication_origin')),
    sa.ForeignKeyConstraint(['cleared_by'], ['account.id'], name=op.f('fk_publication_cleared_by_account')),
    sa.ForeignKeyConstraint(['published_by'], ['account.id'], name=op.f('fk_publication_published_by_account')),
    sa.ForeignKeyConstraint(['release'], ['release.digest'], name=op.f('fk_publication_release_release')),
    sa.ForeignKeyConstraint(['reviewed_by'], ['account.id'], name=op.f('fk_publication_reviewed_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_publication'))
    )
    with op.batch_alter_table('publication', schema=None) as batch_op:
        batch_op.create_index('ix_publication_unit', ['unit', 'published_at'], unique=False)

    op.create_table('draft',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('unit', sa.String(length=60), nullable=False),
    sa.Column('begun_by', sa.String(length=32), nullable=False),
    sa.Column('begun_at', UtcTime(timezone=True), nullable=False),
    sa.Column('based_on', sa.String(length=32), nullable=True),
    sa.Column('origin', sa.String(length=10), nullable=False),
    sa.Column('message', sa.String(length=400), nullable=False),
    sa.Column('correction', sa.Boolean(), nullable=False),
    sa.Column('publish_at', UtcTime(timezone=True), nullable=True),
    sa.Column('publish_by', sa.String(length=32), nullable=True),
    sa.Column('ended', sa.String(length=10), nullable=True),
    sa.Column('closed_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint("ended IN ('published', 'dropped')", name=op.f('ck_draft_ended')),
    sa.CheckConstraint("origin IN ('browser', 'package', 'earlier')", name=op.f('ck_draft_origin')),
    sa.CheckConstraint('(ended IS NULL) = (closed_at IS NULL)', name=op.f('ck_draft_closed')),
    sa.ForeignKeyConstraint(['based_on'], ['publication.id'], name=op.f('fk_draft_based_on_publication')),
    sa.ForeignKeyConstraint(['begun_by'], ['account.id'], name=op.f('fk_draft_begun_by_account')),
    sa.ForeignKeyConstraint(['publish_by'], ['account.id'], name=op.f('fk_draft_publish_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft'))
    )
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.create_index('ix_draft_unit', ['unit', 'begun_at'], unique=False)
        batch_op.create_index('uq_draft_open', ['unit'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('paper_entry',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('cohort_id', sa.String(length=32), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('moment', sa.String(length=20), nullable=False),
    sa.Column('release', sa.String(length=32), nullable=False),
    sa.Column('form', sa.String(length=1), nullable=False),
    sa.Column('sheets', sa.Integer(), nullable=False),
    sa.Column('entered_by', sa.String(length=32), nullable=False),
    sa.Column('entered_at', UtcTime(timezone=True), nullable=False),
    sa.CheckConstraint('sheets > 0', name=op.f('ck_paper_entry_sheets')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_paper_entry_cohort_id_cohort')),
    sa.ForeignKeyConstraint(['entered_by'], ['account.id'], name=op.f('fk_paper_entry_entered_by_account')),
    sa.ForeignKeyConstraint(['release'], ['release.digest'], name=op.f('fk_paper_entry_release_release')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_entry'))
    )
    with op.batch_alter_table('paper_entry', schema=None) as batch_op:
        batch_op.create_index('ix_paper_entry_cohort', ['cohort_id', 'module', 'moment'], unique=False)

    op.create_table('draft_edit',
    sa.Column('draft_id', sa.String(length=32), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('file', sa.String(length=32), nullable=True),
    sa.Column('replaces', sa.Integer(), nullable=True),
    sa.Column('saved_by', sa.String(length=32), nullable=False),
    sa.Column('saved_at', UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_draft_edit_draft_id_draft')),
    sa.ForeignKeyConstraint(['file'], ['stored_file.digest'], name=op.f('fk_draft_edit_file_stored_file')),
    sa.ForeignKeyConstraint(['saved_by'], ['account.id'], name=op.f('fk_draft_edit_saved_by_account')),
    sa.PrimaryKeyConstraint('draft_id', 'number', name=op.f('pk_draft_edit'))
    )
    with op.batch_alter_table('draft_edit', schema=None) as batch_op:
        batch_op.create_index('ix_draft_edit_name', ['draft_id', 'name', 'number'], unique=False)

    op.create_table('paper_attempt',
    sa.Column('attempt_id', sa.String(length=32), nullable=False),
    sa.Column('entry_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_paper_attempt_attempt_id_attempt')),
    sa.ForeignKeyConstraint(['entry_id'], ['paper_entry.id'], name=op.f('fk_paper_attempt_entry_id_paper_entry')),
    sa.PrimaryKeyConstraint('attempt_id', name=op.f('pk_paper_attempt'))
    )
    op.create_table('review',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('draft_id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('files', sa.JSON(), nullable=False),
    sa.Column('asked_by', sa.String(length=32), nullable=False),
    sa.Column('asked_at', UtcTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.String(length=32), nullable=True),
    sa.Column('decided_at', UtcTime(timezone=True), nullable=True),
    sa.Column('verdict', sa.String(length=10), nullable=True),
    sa.Column('note', sa.String(length=1000), nullable=False),
    sa.CheckConstraint("kind IN ('content', 'safety')", name=op.f('ck_review_kind')),
    sa.CheckConstraint("verdict IN ('approved', 'returned')", name=op.f('ck_review_verdict')),
    sa.CheckConstraint('(verdict IS NULL) = (decided_by IS NULL)', name=op.f('ck_review_decided')),
    sa.ForeignKeyConstraint(['asked_by'], ['account.id'], name=op.f('fk_review_asked_by_account')),
    sa.ForeignKeyConstraint(['decided_by'], ['account.id'], name=op.f('fk_review_decided_by_account')),
    sa.ForeignKeyConstraint(['draft_id'], ['draft.id'], name=op.f('fk_review_draft_id_draft')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review'))
    )
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.create_index('ix_review_draft', ['draft_id', 'asked_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_index('ix_review_draft')

    op.drop_table('review')
    op.drop_table('paper_attempt')
    with op.batch_alter_table('draft_edit', schema=None) as batch_op:
        batch_op.drop_index('ix_draft_edit_name')

    op.drop_table('draft_edit')
    with op.batch_alter_table('paper_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_paper_entry_cohort')

    op.drop_table('paper_entry')
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_index('uq_draft_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))
        batch_op.drop_index('ix_draft_unit')

    op.drop_table('draft')
    with op.batch_alter_table('publication', schema=None) as batch_op:
        batch_op.drop_index('ix_publication_unit')

    op.drop_table('publication')
    op.drop_table('stored_file')
    op.drop_table('recording')

"""The first tables."""

import sqlalchemy as sa
from alembic import op
from lms.db import UtcTime

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('account',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('login', sa.String(length=40), nullable=False),
    sa.Column('secret', sa.String(length=200), nullable=False),
    sa.Column('must_change', sa.Boolean(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('nickname', sa.String(length=40), nullable=True),
    sa.Column('name_km', sa.String(length=120), nullable=True),
    sa.Column('name_latin', sa.String(length=120), nullable=True),
    sa.Column('sex', sa.String(length=12), nullable=False),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('created_at', UtcTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=32), nullable=True),
    sa.CheckConstraint("role <> 'learner' OR (name_km IS NULL AND name_latin IS NULL)", name=op.f('ck_account_nameless_learner')),
    sa.CheckConstraint("sex IN ('female', 'male', 'not-recorded')", name=op.f('ck_account_sex')),
    sa.ForeignKeyConstraint(['created_by'], ['account.id'], name=op.f('fk_account_created_by_account'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('login', name=op.f('uq_account_login'))
    )
    op.create_table('cohort',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('commune_code', sa.String(length=6), nullable=True),
    sa.Column('opened_at', UtcTime(timezone=True), nullable=False),
    sa.Column('begins_on', sa.Date(), nullable=True),
    sa.Column('swap_forms', sa.Boolean(), nullable=False),
    sa.Column('closed_at', UtcTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cohort'))
    )
    op.create_table('installation',
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_installation'))
    )
    op.create_table('register',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('published_at', UtcTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_register'))
    )
    op.create_table('release',
    sa.Column('digest', sa.String(length=32), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('published_at', UtcTime(timezone=True), nullable=False),
    sa.Column('correction', sa.Boolean(), nullable=False),
    sa.Column('message', sa.String(length=400), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_release'))
    )
    with op.batch_alter_table('release', schema=None) as batch_op:
        batch_op.create_index('ix_release_module', ['module', 'published_at'], unique=False)

    op.create_table('throttle',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('last_at', UtcTime(timezone=True), nullable=False),
    sa.Column('blocked_until', UtcTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_throttle'))
    )
    op.create_table('attempt',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('learner_id', sa.String(length=32), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('release', sa.String(length=32), nullable=False),
    sa.Column('form', sa.String(length=1), nullable=False),
    sa.Column('moment', sa.String(length=20), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('seed', sa.String(length=32), nullable=False),
    sa.Column('started_at', UtcTime(timezone=True), nullable=False),
    sa.Column('finished_at', UtcTime(timezone=True), nullable=True),
    sa.Column('skipped', sa.Boolean(), nullable=False),
    sa.Column('earned', sa.Integer(), nullable=True),
    sa.Column('possible', sa.Integer(), nullable=True),
    sa.Column('missed_critical', sa.Integer(), nullable=True),
    sa.Column('waiting', sa.Integer(), nullable=False),
    sa.Column('graded_by', sa.String(length=32), nullable=True),
    sa.CheckConstraint("language IN ('km', 'en')", name=op.f('ck_attempt_language')),
    sa.CheckConstraint("moment IN ('before', 'after', 'follow-up-1', 'follow-up-2', 'follow-up-3', 'refresher')", name=op.f('ck_attempt_moment')),
    sa.CheckConstraint('earned IS NULL OR earned BETWEEN 0 AND possible', name=op.f('ck_attempt_points')),
    sa.ForeignKeyConstraint(['graded_by'], ['release.digest'], name=op.f('fk_attempt_graded_by_release')),
    sa.ForeignKeyConstraint(['learner_id'], ['account.id'], name=op.f('fk_attempt_learner_id_account')),
    sa.ForeignKeyConstraint(['release'], ['release.digest'], name=op.f('fk_attempt_release_release')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_learner_module', ['learner_id', 'module'], unique=False)
        batch_op.create_index('ix_attempt_module', ['module', 'moment'], unique=False)
        batch_op.create_index('uq_attempt_open', ['learner_id', 'module', 'moment'], unique=True, sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))

    op.create_table('award',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('account_id', sa.String(length=32), nullable=False),
    sa.Column('rule', sa.String(length=60), nullable=False),
    sa.Column('rule_version', sa.Integer(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('evidence', sa.JSON(), nullable=False),
    sa.Column('awarded_by', sa.String(length=32), nullable=False),
    sa.Column('awarded_at', UtcTime(timezone=True), nullable=False),
    sa.Column('awarded_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('revoked_by', sa.String(length=32), nullable=True),
    sa.Column('revoked_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint('(revoked_at IS NULL) = (revoked_by IS NULL)', name=op.f('ck_award_revoked')),
    sa.CheckConstraint('awarded_by <> account_id', name=op.f('ck_award_never_oneself')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_award_account_id_account')),
    sa.ForeignKeyConstraint(['awarded_by'], ['account.id'], name=op.f('fk_award_awarded_by_account')),
    sa.ForeignKeyConstraint(['revoked_by'], ['account.id'], name=op.f('fk_award_revoked_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award'))
    )
    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_award_account_id'), ['account_id'], unique=False)

    op.create_table('enrolment',
    sa.Column('cohort_id', sa.String(length=32), nullable=False),
    sa.Column('learner_id', sa.String(length=32), nullable=False),
    sa.Column('from_at', UtcTime(timezone=True), nullable=False),
    sa.Column('until_at', UtcTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_enrolment_cohort_id_cohort')),
    sa.ForeignKeyConstraint(['learner_id'], ['account.id'], name=op.f('fk_enrolment_learner_id_account')),
    sa.PrimaryKeyConstraint('cohort_id', 'learner_id', 'from_at', name=op.f('pk_enrolment'))
    )
    with op.batch_alter_table('enrolment', schema=None) as batch_op:
        batch_op.create_index('ix_enrolment_learner', ['learner_id', 'until_at'], unique=False)

    op.create_table('export',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('taken_by', sa.String(length=32), nullable=False),
    sa.Column('taken_at', UtcTime(timezone=True), nullable=False),
    sa.Column('permission', sa.String(length=400), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['taken_by'], ['account.id'], name=op.f('fk_export_taken_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_export'))
    )
    op.create_table('reading',
    sa.Column('learner_id', sa.String(length=32), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('lesson', sa.String(length=60), nullable=False),
    sa.Column('release', sa.String(length=32), nullable=False),
    sa.Column('screen', sa.Integer(), nullable=False),
    sa.Column('began_at', UtcTime(timezone=True), nullable=False),
    sa.Column('moved_at', UtcTime(timezone=True), nullable=False),
    sa.Column('finished_at', UtcTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['learner_id'], ['account.id'], name=op.f('fk_reading_learner_id_account')),
    sa.ForeignKeyConstraint(['release'], ['release.digest'], name=op.f('fk_reading_release_release')),
    sa.PrimaryKeyConstraint('learner_id', 'module', 'lesson', name=op.f('pk_reading'))
    )
    op.create_table('regrade',
    sa.Column('release', sa.String(length=32), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('items', sa.JSON(), nullable=False),
    sa.Column('queued_at', UtcTime(timezone=True), nullable=False),
    sa.Column('finished_at', UtcTime(timezone=True), nullable=True),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('cursor', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['release'], ['release.digest'], name=op.f('fk_regrade_release_release')),
    sa.PrimaryKeyConstraint('release', name=op.f('pk_regrade'))
    )
    op.create_table('sign_in',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('account_id', sa.String(length=32), nullable=False),
    sa.Column('began_at', UtcTime(timezone=True), nullable=False),
    sa.Column('ended_at', UtcTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sign_in_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_account_id'), ['account_id'], unique=False)

    op.create_table('taught',
    sa.Column('cohort_id', sa.String(length=32), nullable=False),
    sa.Column('module', sa.String(length=60), nullable=False),
    sa.Column('taught_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_taught_cohort_id_cohort')),
    sa.PrimaryKeyConstraint('cohort_id', 'module', name=op.f('pk_taught'))
    )
    op.create_table('teaching',
    sa.Column('cohort_id', sa.String(length=32), nullable=False),
    sa.Column('trainer_id', sa.String(length=32), nullable=False),
    sa.Column('from_at', UtcTime(timezone=True), nullable=False),
    sa.Column('until_at', UtcTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_teaching_cohort_id_cohort')),
    sa.ForeignKeyConstraint(['trainer_id'], ['account.id'], name=op.f('fk_teaching_trainer_id_account')),
    sa.PrimaryKeyConstraint('cohort_id', 'trainer_id', 'from_at', name=op.f('pk_teaching'))
    )
    with op.batch_alter_table('teaching', schema=None) as batch_op:
        batch_op.create_index('ix_teaching_trainer', ['trainer_id', 'until_at'], unique=False)

    op.create_table('award_kept',
    sa.Column('award_id', sa.String(length=32), nullable=False),
    sa.Column('release', sa.String(length=32), nullable=False),
    sa.Column('kept_by', sa.String(length=32), nullable=False),
    sa.Column('kept_at', UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['award_id'], ['award.id'], name=op.f('fk_award_kept_award_id_award')),
    sa.ForeignKeyConstraint(['kept_by'], ['account.id'], name=op.f('fk_award_kept_kept_by_account')),
    sa.ForeignKeyConstraint(['release'], ['regrade.release'], name=op.f('fk_award_kept_release_regrade')),
    sa.PrimaryKeyConstraint('award_id', 'release', name=op.f('pk_award_kept'))
    )
    op.create_table('mark',
    sa.Column('attempt_id', sa.String(length=32), nullable=False),
    sa.Column('item', sa.String(length=60), nullable=False),
    sa.Column('points', sa.Integer(), nullable=False),
    sa.Column('possible', sa.Integer(), nullable=False),
    sa.Column('kept', sa.JSON(), nullable=False),
    sa.Column('misconception', sa.String(length=8), nullable=True),
    sa.Column('choice', sa.String(length=120), nullable=True),
    sa.Column('waits', sa.Boolean(), nullable=False),
    sa.Column('saved_at', UtcTime(timezone=True), nullable=False),
    sa.CheckConstraint('points BETWEEN 0 AND possible', name=op.f('ck_mark_points')),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_mark_attempt_id_attempt')),
    sa.PrimaryKeyConstraint('attempt_id', 'item', name=op.f('pk_mark')),
    sqlite_with_rowid=False
    )
    op.create_table('mark_change',
    sa.Column('release', sa.String(length=32), nullable=False),
    sa.Column('attempt_id', sa.String(length=32), nullable=False),
    sa.Column('item', sa.String(length=60), nullable=False),
    sa.Column('old_points', sa.Integer(), nullable=False),
    sa.Column('new_points', sa.Integer(), nullable=False),
    sa.Column('old_misconception', sa.String(length=8), nullable=True),
    sa.Column('new_misconception', sa.String(length=8), nullable=True),
    sa.Column('changed_at', UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_mark_change_attempt_id_attempt')),
    sa.ForeignKeyConstraint(['release'], ['regrade.release'], name=op.f('fk_mark_change_release_regrade')),
    sa.PrimaryKeyConstraint('release', 'attempt_id', 'item', name=op.f('pk_mark_change'))
    )
    op.create_table('marking',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('attempt_id', sa.String(length=32), nullable=False),
    sa.Column('item', sa.String(length=60), nullable=False),
    sa.Column('points', sa.JSON(), nullable=False),
    sa.Column('marked_by', sa.String(length=32), nullable=False),
    sa.Column('marked_at', UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_marking_attempt_id_attempt')),
    sa.ForeignKeyConstraint(['marked_by'], ['account.id'], name=op.f('fk_marking_marked_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_marking'))
    )
    with op.batch_alter_table('marking', schema=None) as batch_op:
        batch_op.create_index('ix_marking_attempt', ['attempt_id', 'item'], unique=False)



def downgrade() -> None:

    with op.batch_alter_table('marking', schema=None) as batch_op:
        batch_op.drop_index('ix_marking_attempt')

    op.drop_table('marking')
    op.drop_table('mark_change')
    op.drop_table('mark')
    op.drop_table('award_kept')
    with op.batch_alter_table('teaching', schema=None) as batch_op:
        batch_op.drop_index('ix_teaching_trainer')

    op.drop_table('teaching')
    op.drop_table('taught')
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_account_id'))

    op.drop_table('sign_in')
    op.drop_table('regrade')
    op.drop_table('reading')
    op.drop_table('export')
    with op.batch_alter_table('enrolment', schema=None) as batch_op:
        batch_op.drop_index('ix_enrolment_learner')

    op.drop_table('enrolment')
    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_award_account_id'))

    op.drop_table('award')
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.drop_index('uq_attempt_open', sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))
        batch_op.drop_index('ix_attempt_module')
        batch_op.drop_index('ix_attempt_learner_module')

    op.drop_table('attempt')
    op.drop_table('throttle')
    with op.batch_alter_table('release', schema=None) as batch_op:
        batch_op.drop_index('ix_release_module')

    op.drop_table('release')
    op.drop_table('register')
    op.drop_table('installation')
    op.drop_table('cohort')
    op.drop_table('account')

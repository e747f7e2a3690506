"""The cascade: roles in time, lineage, sessions, observations, declarations, awards with four eyes."""

import json

import sqlalchemy as sa
from alembic import op
from lms.db import UtcTime

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('signing_key',
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('public', sa.String(length=200), nullable=False),
    sa.Column('made_at', UtcTime(timezone=True), nullable=False),
    sa.Column('retired_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint("kind IN ('ed25519', 'p256')", name=op.f('ck_signing_key_kind')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signing_key'))
    )
    op.create_table('declaration',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('account_id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('method', sa.String(length=12), nullable=False),
    sa.Column('witness_id', sa.String(length=32), nullable=True),
    sa.Column('recorded_by', sa.String(length=32), nullable=False),
    sa.Column('recorded_at', UtcTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', UtcTime(timezone=True), nullable=True),
    sa.Column('withdrawn_by', sa.String(length=32), nullable=True),
    sa.CheckConstraint("kind IN ('guardian-consent', 'assent', 'pledge', 'code-of-conduct', 'clearance')", name=op.f('ck_declaration_kind')),
    sa.CheckConstraint("method IN ('paper', 'spoken', 'on-screen')", name=op.f('ck_declaration_method')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_declaration_account_id_account')),
    sa.ForeignKeyConstraint(['recorded_by'], ['account.id'], name=op.f('fk_declaration_recorded_by_account')),
    sa.ForeignKeyConstraint(['withdrawn_by'], ['account.id'], name=op.f('fk_declaration_withdrawn_by_account')),
    sa.ForeignKeyConstraint(['witness_id'], ['account.id'], name=op.f('fk_declaration_witness_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_declaration'))
    )
    with op.batch_alter_table('declaration', schema=None) as batch_op:
        batch_op.create_index('ix_declaration_account', ['account_id', 'kind'], unique=False)

    op.create_table('merge',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('kept_id', sa.String(length=32), nullable=False),
    sa.Column('gone_id', sa.String(length=32), nullable=False),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.Column('merged_by', sa.String(length=32), nullable=False),
    sa.Column('merged_at', UtcTime(timezone=True), nullable=False),
    sa.Column('undone_by', sa.String(length=32), nullable=True),
    sa.Column('undone_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint('kept_id <> gone_id', name=op.f('ck_merge_two_accounts')),
    sa.ForeignKeyConstraint(['gone_id'], ['account.id'], name=op.f('fk_merge_gone_id_account')),
    sa.ForeignKeyConstraint(['kept_id'], ['account.id'], name=op.f('fk_merge_kept_id_account')),
    sa.ForeignKeyConstraint(['merged_by'], ['account.id'], name=op.f('fk_merge_merged_by_account')),
    sa.ForeignKeyConstraint(['undone_by'], ['account.id'], name=op.f('fk_merge_undone_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merge'))
    )
    with op.batch_alter_table('merge', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_merge_gone_id'), ['gone_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_merge_kept_id'), ['kept_id'], unique=False)

    op.create_table('role_term',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('account_id', sa.String(length=32), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('place_code', sa.String(length=6), nullable=True),
    sa.Column('from_at', UtcTime(timezone=True), nullable=False),
    sa.Column('until_at', UtcTime(timezone=True), nullable=True),
    sa.Column('given_by', sa.String(length=32), nullable=True),
    sa.Column('ended_by', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_role_term_account_id_account')),
    sa.ForeignKeyConstraint(['ended_by'], ['account.id'], name=op.f('fk_role_term_ended_by_account')),
    sa.ForeignKeyConstraint(['given_by'], ['account.id'], name=op.f('fk_role_term_given_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_term'))
    )
    with op.batch_alter_table('role_term', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_role_term_account_id'), ['account_id'], unique=False)

    op.create_table('help_contact',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('cohort_id', sa.String(length=32), nullable=False),
    sa.Column('who', sa.String(length=80), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=False),
    sa.Column('checked_on', sa.Date(), nullable=False),
    sa.Column('checked_by', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['checked_by'], ['account.id'], name=op.f('fk_help_contact_checked_by_account')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_help_contact_cohort_id_cohort')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_help_contact'))
    )
    with op.batch_alter_table('help_contact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_help_contact_cohort_id'), ['cohort_id'], unique=False)

    op.create_table('lineage',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('trainee_id', sa.String(length=32), nullable=False),
    sa.Column('trainer_id', sa.String(length=32), nullable=False),
    sa.Column('cohort_id', sa.String(length=32), nullable=True),
    sa.Column('from_at', UtcTime(timezone=True), nullable=False),
    sa.Column('until_at', UtcTime(timezone=True), nullable=True),
    sa.Column('said_by', sa.String(length=32), nullable=True),
    sa.CheckConstraint('trainee_id <> trainer_id', name=op.f('ck_lineage_never_oneself')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_lineage_cohort_id_cohort')),
    sa.ForeignKeyConstraint(['said_by'], ['account.id'], name=op.f('fk_lineage_said_by_account')),
    sa.ForeignKeyConstraint(['trainee_id'], ['account.id'], name=op.f('fk_lineage_trainee_id_account')),
    sa.ForeignKeyConstraint(['trainer_id'], ['account.id'], name=op.f('fk_lineage_trainer_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lineage'))
    )
    with op.batch_alter_table('lineage', schema=None) as batch_op:
        batch_op.create_index('ix_lineage_trainer', ['trainer_id', 'until_at'], unique=False)
        batch_op.create_index('uq_lineage_in_force', ['trainee_id'], unique=True, sqlite_where=sa.text('until_at IS NULL'), postgresql_where=sa.text('until_at IS NULL'))

    op.create_table('revocation',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('award_id', sa.String(length=32), nullable=False),
    sa.Column('reason', sa.String(length=20), nullable=False),
    sa.Column('asked_by', sa.String(length=32), nullable=False),
    sa.Column('asked_at', UtcTime(timezone=True), nullable=False),
    sa.Column('confirmed_by', sa.String(length=32), nullable=True),
    sa.Column('confirmed_at', UtcTime(timezone=True), nullable=True),
    sa.Column('withdrawn_by', sa.String(length=32), nullable=True),
    sa.Column('withdrawn_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint("reason IN ('conduct', 'safeguarding', 'mistake', 'key', 'left', 'wish')", name=op.f('ck_revocation_reason')),
    sa.CheckConstraint('confirmed_at IS NULL OR withdrawn_at IS NULL', name=op.f('ck_revocation_one_end')),
    sa.CheckConstraint('confirmed_by <> asked_by', name=op.f('ck_revocation_four_eyes')),
    sa.ForeignKeyConstraint(['asked_by'], ['account.id'], name=op.f('fk_revocation_asked_by_account')),
    sa.ForeignKeyConstraint(['award_id'], ['award.id'], name=op.f('fk_revocation_award_id_award')),
    sa.ForeignKeyConstraint(['confirmed_by'], ['account.id'], name=op.f('fk_revocation_confirmed_by_account')),
    sa.ForeignKeyConstraint(['withdrawn_by'], ['account.id'], name=op.f('fk_revocation_withdrawn_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revocation'))
    )
    with op.batch_alter_table('revocation', schema=None) as batch_op:
        batch_op.create_index('uq_revocation_pending', ['award_id'], unique=True, sqlite_where=sa.text('confirmed_at IS NULL AND withdrawn_at IS NULL'), postgresql_where=sa.text('confirmed_at IS NULL AND withdrawn_at IS NULL'))

    op.create_table('training_session',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('cohort_id', sa.String(length=32), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=True),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('cancelled_at', UtcTime(timezone=True), nullable=True),
    sa.Column('community', sa.Boolean(), nullable=False),
    sa.Column('modules', sa.JSON(), nullable=False),
    sa.Column('led_by', sa.String(length=32), nullable=False),
    sa.Column('co_led_by', sa.String(length=32), nullable=True),
    sa.Column('place_code', sa.String(length=6), nullable=True),
    sa.Column('girls', sa.Integer(), nullable=False),
    sa.Column('boys', sa.Integer(), nullable=False),
    sa.Column('women', sa.Integer(), nullable=False),
    sa.Column('men', sa.Integer(), nullable=False),
    sa.Column('not_recorded', sa.Integer(), nullable=False),
    sa.Column('made_by', sa.String(length=32), nullable=False),
    sa.Column('made_at', UtcTime(timezone=True), nullable=False),
    sa.Column('logged_by', sa.String(length=32), nullable=True),
    sa.Column('logged_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint('co_led_by IS NULL OR co_led_by <> led_by', name=op.f('ck_training_session_two_leaders')),
    sa.CheckConstraint('girls >= 0 AND boys >= 0 AND women >= 0 AND men >= 0 AND not_recorded >= 0', name=op.f('ck_training_session_counts')),
    sa.CheckConstraint('planned_on IS NOT NULL OR held_on IS NOT NULL', name=op.f('ck_training_session_dated')),
    sa.ForeignKeyConstraint(['co_led_by'], ['account.id'], name=op.f('fk_training_session_co_led_by_account')),
    sa.ForeignKeyConstraint(['cohort_id'], ['cohort.id'], name=op.f('fk_training_session_cohort_id_cohort')),
    sa.ForeignKeyConstraint(['led_by'], ['account.id'], name=op.f('fk_training_session_led_by_account')),
    sa.ForeignKeyConstraint(['logged_by'], ['account.id'], name=op.f('fk_training_session_logged_by_account')),
    sa.ForeignKeyConstraint(['made_by'], ['account.id'], name=op.f('fk_training_session_made_by_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_session'))
    )
    with op.batch_alter_table('training_session', schema=None) as batch_op:
        batch_op.create_index('ix_training_session_cohort', ['cohort_id', 'held_on'], unique=False)
        batch_op.create_index('ix_training_session_led_by', ['led_by', 'held_on'], unique=False)

    op.create_table('attendance',
    sa.Column('session_id', sa.String(length=32), nullable=False),
    sa.Column('learner_id', sa.String(length=32), nullable=False),
    sa.Column('marked_by', sa.String(length=32), nullable=False),
    sa.Column('marked_at', UtcTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['learner_id'], ['account.id'], name=op.f('fk_attendance_learner_id_account')),
    sa.ForeignKeyConstraint(['marked_by'], ['account.id'], name=op.f('fk_attendance_marked_by_account')),
    sa.ForeignKeyConstraint(['session_id'], ['training_session.id'], name=op.f('fk_attendance_session_id_training_session')),
    sa.PrimaryKeyConstraint('session_id', 'learner_id', name=op.f('pk_attendance'))
    )
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attendance_learner_id'), ['learner_id'], unique=False)

    op.create_table('observation',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('session_id', sa.String(length=32), nullable=False),
    sa.Column('checklist', sa.String(length=60), nullable=False),
    sa.Column('checklist_version', sa.Integer(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('observed_id', sa.String(length=32), nullable=False),
    sa.Column('observer_id', sa.String(length=32), nullable=False),
    sa.Column('setting', sa.String(length=20), nullable=False),
    sa.Column('points', sa.JSON(), nullable=False),
    sa.Column('red_lines', sa.JSON(), nullable=False),
    sa.Column('begun_at', UtcTime(timezone=True), nullable=False),
    sa.Column('saved_at', UtcTime(timezone=True), nullable=False),
    sa.Column('talk_asked_at', UtcTime(timezone=True), nullable=True),
    sa.Column('observer_signed_at', UtcTime(timezone=True), nullable=True),
    sa.Column('observed_signed_at', UtcTime(timezone=True), nullable=True),
    sa.CheckConstraint("setting IN ('practice', 'co-facilitation', 'independent')", name=op.f('ck_observation_setting')),
    sa.CheckConstraint('observed_signed_at IS NULL OR observer_signed_at IS NOT NULL', name=op.f('ck_observation_observer_signs_first')),
    sa.CheckConstraint('observer_id <> observed_id', name=op.f('ck_observation_never_oneself')),
    sa.ForeignKeyConstraint(['observed_id'], ['account.id'], name=op.f('fk_observation_observed_id_account')),
    sa.ForeignKeyConstraint(['observer_id'], ['account.id'], name=op.f('fk_observation_observer_id_account')),
    sa.ForeignKeyConstraint(['session_id'], ['training_session.id'], name=op.f('fk_observation_session_id_training_session')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_observation'))
    )
    with op.batch_alter_table('observation', schema=None) as batch_op:
        batch_op.create_index('ix_observation_observed', ['observed_id', 'observed_signed_at'], unique=False)
        batch_op.create_index('ix_observation_observer', ['observer_id', 'observed_signed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_observation_session_id'), ['session_id'], unique=False)
    _make_signed_observations_final()

    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.add_column(sa.Column('paper', sa.String(length=12), nullable=False, server_default='certificate'))
        batch_op.add_column(sa.Column('renews', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('four_eyes', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('confirmed_by', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('confirmed_at', UtcTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('status_index', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('statement', sa.String(length=2000), nullable=True))
        batch_op.add_column(sa.Column('credential', sa.Text(), nullable=True))
        batch_op.create_check_constraint(batch_op.f('ck_award_four_eyes'), 'confirmed_by <> account_id AND confirmed_by <> awarded_by')
        batch_op.create_check_constraint(batch_op.f('ck_award_paper'), "paper IN ('certificate', 'card')")
        batch_op.create_unique_constraint(batch_op.f('uq_award_status_index'), ['status_index'])
        batch_op.create_foreign_key(batch_op.f('fk_award_renews_award'), 'award', ['renews'], ['id'], initially='DEFERRED', deferrable=True)
        batch_op.create_foreign_key(batch_op.f('fk_award_confirmed_by_account'), 'account', ['confirmed_by'], ['id'])

    with op.batch_alter_table('cohort', schema=None) as batch_op:
        batch_op.add_column(sa.Column('made_at', UtcTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('ends_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('modules', sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column('focal_point_id', sa.String(length=32), nullable=True))
        batch_op.alter_column('opened_at',
               existing_type=UtcTime(timezone=True),
               nullable=True)
        batch_op.create_foreign_key(batch_op.f('fk_cohort_focal_point_id_account'), 'account', ['focal_point_id'], ['id'])

    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.add_column(sa.Column('commune_code', sa.String(length=6), nullable=True))

    with op.batch_alter_table('teaching', schema=None) as batch_op:
        batch_op.add_column(sa.Column('lead', sa.Boolean(), nullable=False, server_default=sa.true()))
    _carry_over()
    _rules_say_for_whom()
    with op.batch_alter_table('cohort', schema=None) as batch_op:
        batch_op.alter_column('made_at', existing_type=UtcTime(timezone=True), nullable=False)


def _rules_say_for_whom() -> None:
    """Write into the published rules what was a matter of course: for trainers, on paper, with four eyes."""
    connection = op.get_bind()
    body = connection.execute(sa.text("SELECT body FROM register WHERE name = 'rules'")).scalar()
    if body:
        added = {'for': ['trainer'], 'paper': 'certificate', 'four_eyes': True}
        rules = {name: {**added, **rule} for name, rule in json.loads(body).items()}
        connection.execute(
            sa.text("UPDATE register SET body = :body WHERE name = 'rules'"), {'body': json.dumps(rules)}
        )


def _carry_over() -> None:
    """Give what was there its place: cohorts were made when opened, adults act since they were made,
    and whoever learnt in a training of trainers was trained by the one who leads it."""
    op.execute('UPDATE cohort SET made_at = opened_at')
    op.execute("""
        INSERT INTO role_term (id, account_id, role, from_at, given_by)
        SELECT id, id, role, created_at, created_by FROM account WHERE role <> 'learner'
    """)
    op.execute("""
        INSERT INTO lineage (id, trainee_id, trainer_id, cohort_id, from_at)
        SELECT a.id, a.id, t.trainer_id, t.cohort_id, e.from_at
        FROM account AS a
        JOIN enrolment AS e ON e.learner_id = a.id AND e.until_at IS NULL
        JOIN teaching AS t ON t.cohort_id = e.cohort_id AND t.until_at IS NULL
        WHERE a.role <> 'learner' AND t.trainer_id <> a.id AND NOT EXISTS (
            SELECT 1 FROM enrolment AS f JOIN teaching AS u ON u.cohort_id = f.cohort_id AND u.until_at IS NULL
            WHERE f.learner_id = a.id AND f.until_at IS NULL AND u.trainer_id <> a.id
              AND (f.from_at < e.from_at
                OR (f.from_at = e.from_at AND u.cohort_id < t.cohort_id)
                OR (f.from_at = e.from_at AND u.cohort_id = t.cohort_id AND u.trainer_id < t.trainer_id))
        )
    """)


FINAL_COLUMNS = (
    'session_id, checklist, checklist_version, body, setting, points, red_lines, begun_at, saved_at, '
    'talk_asked_at, observer_signed_at, observed_signed_at'
)


def _make_signed_observations_final() -> None:
    """Let the database itself refuse to change what both have signed. A later migration that makes the
    table anew on SQLite (a batch) has to make the trigger anew too."""
    if op.get_bind().dialect.name == 'sqlite':
        op.execute(f"""
            CREATE TRIGGER observation_final BEFORE UPDATE OF {FINAL_COLUMNS} ON observation
            WHEN OLD.observed_signed_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'an observation that both have signed never changes'); END
        """)
        return
    op.execute("""
        CREATE FUNCTION observation_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'an observation that both have signed never changes'
            USING ERRCODE = 'integrity_constraint_violation'; END $$
    """)
    op.execute(f"""
        CREATE TRIGGER observation_final BEFORE UPDATE OF {FINAL_COLUMNS} ON observation
        FOR EACH ROW WHEN (OLD.observed_signed_at IS NOT NULL) EXECUTE FUNCTION observation_is_final()
    """)


def downgrade() -> None:
    # The older program cannot read rules of this one; publishing brings them back.
    op.execute("DELETE FROM register WHERE name = 'rules'")
    with op.batch_alter_table('teaching', schema=None) as batch_op:
        batch_op.drop_column('lead')

    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.drop_column('commune_code')

    op.execute('UPDATE cohort SET opened_at = made_at WHERE opened_at IS NULL')
    op.execute("DELETE FROM award WHERE paper = 'card' OR (four_eyes AND confirmed_at IS NULL)")
    with op.batch_alter_table('cohort', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_cohort_focal_point_id_account'), type_='foreignkey')
        batch_op.alter_column('opened_at',
               existing_type=UtcTime(timezone=True),
               nullable=False)
        batch_op.drop_column('focal_point_id')
        batch_op.drop_column('modules')
        batch_op.drop_column('ends_on')
        batch_op.drop_column('made_at')

    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_award_confirmed_by_account'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_award_renews_award'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_award_status_index'), type_='unique')
        batch_op.drop_constraint(batch_op.f('ck_award_four_eyes'), type_='check')
        batch_op.drop_constraint(batch_op.f('ck_award_paper'), type_='check')
        batch_op.drop_column('credential')
        batch_op.drop_column('statement')
        batch_op.drop_column('status_index')
        batch_op.drop_column('confirmed_at')
        batch_op.drop_column('confirmed_by')
        batch_op.drop_column('four_eyes')
        batch_op.drop_column('renews')
        batch_op.drop_column('paper')

    with op.batch_alter_table('observation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_observation_session_id'))
        batch_op.drop_index('ix_observation_observer')
        batch_op.drop_index('ix_observation_observed')

    op.drop_table('observation')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION observation_is_final()')
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attendance_learner_id'))

    op.drop_table('attendance')
    with op.batch_alter_table('training_session', schema=None) as batch_op:
        batch_op.drop_index('ix_training_session_led_by')
        batch_op.drop_index('ix_training_session_cohort')

    op.drop_table('training_session')
    with op.batch_alter_table('revocation', schema=None) as batch_op:
        batch_op.drop_index('uq_revocation_pending', sqlite_where=sa.text('confirmed_at IS NULL AND withdrawn_at IS NULL'), postgresql_where=sa.text('confirmed_at IS NULL AND withdrawn_at IS NULL'))

    op.drop_table('revocation')
    with op.batch_alter_table('lineage', schema=None) as batch_op:
        batch_op.drop_index('uq_lineage_in_force', sqlite_where=sa.text('until_at IS NULL'), postgresql_where=sa.text('until_at IS NULL'))
        batch_op.drop_index('ix_lineage_trainer')

    op.drop_table('lineage')
    with op.batch_alter_table('help_contact', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_help_contact_cohort_id'))

    op.drop_table('help_contact')
    with op.batch_alter_table('role_term', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_role_term_account_id'))

    op.drop_table('role_term')
    with op.batch_alter_table('merge', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_merge_kept_id'))
        batch_op.drop_index(batch_op.f('ix_merge_gone_id'))

    op.drop_table('merge')
    with op.batch_alter_table('declaration', schema=None) as batch_op:
        batch_op.drop_index('ix_declaration_account')

    op.drop_table('declaration')
    op.drop_table('signing_key')

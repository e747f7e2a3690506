"""How Alembic reaches the database; the connection is handed in by lms.schema."""

from alembic import context

from lms.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=True,
)

with context.begin_transaction():
    context.run_migrations()

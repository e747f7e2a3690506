"""The pages of adults about adults: today, the trainers one trains, accounts, roles, the roster."""

"""The cascade: who trains whom, what each has done, and when a trainer has earned a certificate."""

"""Questions from and for other programs: GIFT, Moodle XML, QTI, Aiken, spreadsheets."""

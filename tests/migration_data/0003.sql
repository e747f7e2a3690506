-- One row in every table that revision 0003 brings, in words both databases understand.
INSERT INTO stored_file (digest, size, data) VALUES ('f1', 3, 'a: 1');
INSERT INTO recording (digest, data) VALUES ('d1', 'x');
INSERT INTO publication (id, unit, release, files, origin, message, correction, waivers, published_by, published_at, reviewed_by, cleared_by) VALUES ('p1', 'clean-hands', 'd1', '{"modules/clean-hands/module.yaml": "f1"}', 'browser', 'first', false, '[]', 'a1', '2026-11-25 03:00:00+00:00', 'a3', 'a4');
INSERT INTO draft (id, unit, begun_by, begun_at, based_on, origin, message, correction, publish_at, publish_by, ended, closed_at) VALUES ('w1', 'clean-hands', 'a1', '2026-11-25 03:00:00+00:00', 'p1', 'browser', '', false, NULL, NULL, NULL, NULL);
INSERT INTO draft_edit (draft_id, number, name, file, replaces, saved_by, saved_at) VALUES ('w1', 1, 'modules/clean-hands/module.yaml', 'f1', NULL, 'a1', '2026-11-25 03:00:00+00:00');
INSERT INTO review (id, draft_id, kind, files, asked_by, asked_at, decided_by, decided_at, verdict, note) VALUES ('y1', 'w1', 'content', '{}', 'a1', '2026-11-25 03:00:00+00:00', 'a3', '2026-11-25 04:00:00+00:00', 'approved', '');
INSERT INTO paper_entry (id, cohort_id, module, moment, release, form, sheets, entered_by, entered_at) VALUES ('q1', 'c2', 'clean-hands', 'before', 'd1', 'A', 12, 'a3', '2026-11-25 03:00:00+00:00');
INSERT INTO paper_attempt (attempt_id, entry_id) VALUES ('t1', 'q1');

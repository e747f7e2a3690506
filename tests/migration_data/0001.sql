-- One row in every table as revision 0001 has them, in words both databases understand.
INSERT INTO installation (key, value) VALUES ('purpose', 'real');
INSERT INTO register (name, body, published_at) VALUES ('help', '{}', '2026-11-20 03:00:00+00:00');
INSERT INTO release (digest, module, published_at, correction, message, body) VALUES ('d1', 'clean-hands', '2026-11-20 03:00:00+00:00', false, '', '{}');
INSERT INTO throttle (key, tries, last_at, blocked_until) VALUES ('k1', 3, '2026-11-20 03:00:00+00:00', NULL);
INSERT INTO account (id, role, login, secret, must_change, active, nickname, name_km, name_latin, sex, birth_year, created_at, created_by) VALUES ('a1', 'trainer', 'sok', 'x', false, true, NULL, 'សុខ ចាន់', 'Sok Chan', 'female', NULL, '2026-11-20 03:00:00+00:00', NULL);
INSERT INTO account (id, role, login, secret, must_change, active, nickname, name_km, name_latin, sex, birth_year, created_at, created_by) VALUES ('a2', 'learner', '7K3MQ2XF', 'x', false, true, 'ដារ៉ា', NULL, NULL, 'not-recorded', 2013, '2026-11-20 03:00:00+00:00', 'a1');
INSERT INTO sign_in (id, account_id, began_at, ended_at) VALUES ('s1', 'a2', '2026-11-20 03:00:00+00:00', NULL);
INSERT INTO cohort (id, name, kind, commune_code, opened_at, closed_at) VALUES ('c1', 'ក្រុមផ្កាឈូក', 'peer-group', NULL, '2026-11-20 03:00:00+00:00', NULL);
INSERT INTO teaching (cohort_id, trainer_id, from_at, until_at) VALUES ('c1', 'a1', '2026-11-20 03:00:00+00:00', NULL);
INSERT INTO enrolment (cohort_id, learner_id, from_at, until_at) VALUES ('c1', 'a2', '2026-11-20 03:00:00+00:00', NULL);
INSERT INTO reading (learner_id, module, lesson, release, screen, began_at, moved_at, finished_at) VALUES ('a2', 'clean-hands', 'when-to-wash', 'd1', 2, '2026-11-20 03:00:00+00:00', '2026-11-20 03:05:00+00:00', NULL);
INSERT INTO attempt (id, learner_id, module, release, form, moment, seed, started_at, finished_at, skipped, earned, possible, missed_critical) VALUES ('t1', 'a2', 'clean-hands', 'd1', 'A', 'before', '', '2026-11-20 03:00:00+00:00', '2026-11-20 03:09:00+00:00', false, 1, 4, 0);
INSERT INTO mark (attempt_id, item, points, possible, kept, misconception, saved_at) VALUES ('t1', 'soap', 1, 1, '{"answer": ["a"]}', NULL, '2026-11-20 03:01:00+00:00');
INSERT INTO award (id, account_id, rule, rule_version, words, evidence, awarded_by, awarded_at, awarded_on, expires_on, revoked_by, revoked_at) VALUES ('w1', 'a2', 'trainer', 1, '{}', '[]', 'a1', '2026-11-20 03:00:00+00:00', '2026-11-20', '2028-11-20', NULL, NULL);

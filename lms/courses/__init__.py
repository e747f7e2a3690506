"""The player: modules as authored, releases as published, and the pages a learner walks through."""

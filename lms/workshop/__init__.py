"""Where curriculum staff write, review and publish: drafts, reviews, publications, preview."""

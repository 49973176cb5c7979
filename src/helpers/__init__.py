"""Role Gaps: comparison pages about job roles in, tidy frames, measures and reports out."""

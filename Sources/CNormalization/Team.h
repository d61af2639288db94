// Work on the threads that oneDNN's own loops run on: two pools would stand in each other's way.
#pragma once

typedef void (*team_work)(const void *call, int member, int members);

/// Has every thread do its part, and waits.
void team_run(team_work work, const void *call);

/// Waits until all members are here; what they wrote can be read.
void team_meet(void);

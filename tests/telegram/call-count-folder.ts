/** The environment's name for the folder in which the calls of a whole run are counted. */
export const countFolder = "FONTI_CALL_COUNTS";

/** So many pictures a platform shows of itself, and of each machine. */
export const PICTURES_AT_MOST = 9

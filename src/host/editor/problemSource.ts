/** The name that stands in front of the code of each problem. */
export const problemSource = 'Claimcheck';

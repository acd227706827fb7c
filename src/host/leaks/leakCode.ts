/** The code of a problem about a credential that can leak; comments that allow one name it too. */
export const leakCode = 'leak';

/** How a state is shown. */

/** A state in words, an icon and a colour, of which the words alone would do. */
export interface Look {
  readonly label: string;
  readonly icon: string;
  readonly tone: 'neutral' | 'good' | 'attention' | 'bad';
}

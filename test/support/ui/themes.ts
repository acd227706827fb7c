/** The themes that pictures and tests use: their id, their name in the theme picker, the class the window then has. */

export const themes = {
  light: { id: 'Default Light Modern', label: 'Light Modern', windowClass: 'vs' },
  dark: { id: 'Default Dark Modern', label: 'Dark Modern', windowClass: 'vs-dark' },
  highContrast: { id: 'Default High Contrast', label: 'Dark High Contrast', windowClass: 'hc-black' },
  highContrastLight: { id: 'Default High Contrast Light', label: 'Light High Contrast', windowClass: 'hc-light' },
} as const;

export type ThemeName = keyof typeof themes;

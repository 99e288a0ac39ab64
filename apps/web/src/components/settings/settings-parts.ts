/** The pages of the settings, in their order. */
export const settingsParts = [
  { name: 'profile', label: 'Profile' },
  { name: 'appearance', label: 'Appearance' },
  { name: 'notifications', label: 'Notifications' },
  { name: 'sessions', label: 'Where you are signed in' },
  { name: 'keys', label: 'API keys' },
  { name: 'account', label: 'Delete account' },
] as const;

export type SettingsPartName = (typeof settingsParts)[number]['name'];

export const findPart = (name: string | null): (typeof settingsParts)[number] | undefined =>
  settingsParts.find((part) => part.name === name);

/** Signing in, and what belongs to it. */
export const identity = {
  email: 'E-Mail',
  password: 'Passwort',
  tooMany: (minutes: number) =>
    `Zu viele Versuche. Bitte warten Sie ${minutes} Minuten und versuchen Sie es dann noch einmal.`,
  signIn: {
    title: 'Anmelden',
    submit: 'Anmelden',
    wrong: 'E-Mail und Passwort passen nicht zusammen.',
  },
  signOut: 'Abmelden',
};

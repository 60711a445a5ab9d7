/** Signing in, and what belongs to it. */
export const identity = {
  email: 'E-Mail',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  newPasswordHint: 'Mindestens 12 Zeichen. Ein ganzer Satz ist leicht zu merken und schwer zu erraten.',
  passwordProblem: {
    missing: 'Bitte wählen Sie ein Passwort.',
    too_short: 'Das Passwort braucht mindestens 12 Zeichen.',
    too_long: 'Das Passwort darf höchstens 128 Zeichen lang sein.',
    too_easy: 'Dieses Passwort ist zu leicht zu erraten. Bitte wählen Sie ein anderes.',
  },
  tooMany: (minutes: number) =>
    `Zu viele Versuche. Bitte warten Sie ${minutes} Minuten und versuchen Sie es dann noch einmal.`,
  signIn: {
    title: 'Anmelden',
    submit: 'Anmelden',
    wrong: 'E-Mail und Passwort passen nicht zusammen.',
    byCode: 'Ohne Passwort anmelden, mit einem Code per E-Mail',
    forgotten: 'Passwort vergessen?',
    noAccount: 'Konto eröffnen',
  },
  byCode: {
    title: 'Mit einem Code anmelden',
    lead: 'Wir senden Ihnen einen Code an Ihre E-Mail-Adresse.',
    submit: 'Code senden',
  },
  code: {
    title: 'Code eingeben',
    lead: 'Wir haben Ihnen eine E-Mail gesendet. Der Code darin gilt 10 Minuten.',
    label: 'Code',
    hint: 'Acht Ziffern aus der E-Mail',
    submit: 'Weiter',
    nothingCame:
      'Nichts angekommen? Schauen Sie im Spam-Ordner nach. Lesen Sie die E-Mail ganz: Sie sagt auch, wenn es mit dieser Adresse kein Konto oder schon eines gibt.',
    back: 'Noch einmal beginnen',
    wrong: 'Dieser Code stimmt nicht.',
    over: 'Dieser Code gilt nicht mehr. Bitte verlangen Sie einen neuen.',
  },
  signUp: {
    title: 'Konto eröffnen',
    lead: 'Mit einem Konto sehen Sie alle Ihre Termine und füllen Ihre Angaben nur einmal aus.',
    emailHint: 'Dorthin senden wir einen Code, mit dem Sie die Adresse bestätigen.',
    submit: 'Konto eröffnen',
    haveOne: 'Ich habe schon ein Konto',
  },
  reset: {
    title: 'Passwort vergessen',
    lead: 'Wir senden Ihnen einen Code, mit dem Sie ein neues Passwort setzen.',
    submit: 'Code senden',
    enterTitle: 'Neues Passwort setzen',
    save: 'Passwort setzen',
    again: 'Einen neuen Code verlangen',
  },
  signOut: 'Abmelden',
};

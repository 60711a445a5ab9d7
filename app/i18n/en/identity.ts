export const identity = {
  email: 'E-mail',
  password: 'Password',
  tooMany: (minutes: number) => `Too many attempts. Please wait ${minutes} minutes and try again.`,
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    wrong: 'This e-mail and password do not match.',
  },
  signOut: 'Sign out',
};

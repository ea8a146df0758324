import type { zhSignIn } from '../zh/sign-in.ts'

export const enSignIn: typeof zhSignIn = {
  title: 'Sign in',
  withAccount: 'With an account',
  account: 'Account',
  password: 'Password',
  submit: 'Sign in',
  demoTitle: 'Demo actors',
  demoLead: 'Choose one, sign in with one click, change at any time.',
  demoAll: (count) => `All ${count} demo actors, by kind and name`,
  ended:
    'Your session had ended and nothing was sent. What you typed is kept: sign in and you are back on your page.',
  secure: 'Once signed in, you can sign out here or on every device at any time.',
}

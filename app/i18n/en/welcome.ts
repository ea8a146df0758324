import type { WelcomeWords } from '../zh/welcome.ts'
import { enHome } from './home.ts'
import { enRegister } from './register.ts'
import { enSignIn } from './sign-in.ts'

/** English words of the home page and of the way in. */
export const enWelcome: WelcomeWords = {
  home: enHome,
  signIn: enSignIn,
  register: enRegister,
}

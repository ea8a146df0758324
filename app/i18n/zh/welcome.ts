import { zhHome } from './home.ts'
import { zhRegister } from './register.ts'
import { zhSignIn } from './sign-in.ts'

/** Chinese words of the home page and of the way in. */
export const zhWelcome = {
  home: zhHome,
  signIn: zhSignIn,
  register: zhRegister,
}

export type WelcomeWords = typeof zhWelcome

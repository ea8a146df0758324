import { Link } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useText } from '#app/i18n/text.ts'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger' | 'cautious'
export type ButtonSize = 'small' | 'medium' | 'large'

const TONES: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-accent border-transparent hover:bg-accent-soft',
  /** Leads to something that cannot be taken back, and asks before. */
  cautious: 'bg-surface text-danger border-line-strong hover:bg-danger-soft',
  danger: 'bg-danger text-on-danger border-transparent hover:brightness-90',
}
const SIZES: Record<ButtonSize, string> = {
  small: 'min-h-11 px-3 text-sm sm:min-h-8',
  medium: 'min-h-11 px-4 text-base sm:min-h-10 sm:text-sm',
  large: 'min-h-12 px-6 text-base',
}

function buttonClasses(tone: ButtonTone, size: ButtonSize, className?: string) {
  return classes(
    'inline-flex items-center justify-center gap-2 rounded-control border font-medium text-center break-keep transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55',
    TONES[tone],
    SIZES[size],
    className,
  )
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: ButtonTone
  size?: ButtonSize
  icon?: IconName
  /** True while the form is under way: the label says so and a second press does nothing. */
  isBusy?: boolean
}

export function Button({
  tone = 'secondary',
  size = 'medium',
  icon,
  isBusy = false,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  const text = useText()
  return (
    <button
      type={type}
      className={buttonClasses(tone, size, className)}
      aria-disabled={isBusy || undefined}
      onClickCapture={isBusy ? (event) => event.preventDefault() : undefined}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {isBusy ? text.common.submitting : children}
    </button>
  )
}

interface LinkButtonProps {
  to: string
  /** It leads to a file, which the browser fetches by itself. */
  isFile?: boolean
  tone?: ButtonTone
  size?: ButtonSize
  icon?: IconName
  className?: string
  children: ReactNode
}

/** Goes somewhere; looks like a button because it is the step to take. */
export function LinkButton({
  to,
  isFile = false,
  tone = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
}: LinkButtonProps) {
  return (
    <Link to={to} reloadDocument={isFile} className={buttonClasses(tone, size, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}

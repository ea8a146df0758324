import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Locale } from '#app/contracts/views/shell.ts'
import type { ThemeChoice as Theme } from '#app/i18n/preferences.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { classes } from '../ui/classes.ts'

/** A plain form: it works without JavaScript and keeps the reader on the page. */
function PreferenceForm({ children, label }: { children: ReactNode; label: string }) {
  const { pathname, search } = useLocation()
  return (
    <form method="post" action={paths.preferences}>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <fieldset aria-label={label} className="inline-flex">
        {children}
      </fieldset>
    </form>
  )
}

const OPTION =
  'min-h-11 px-3 text-sm sm:min-h-9 sm:px-2 first-of-type:rounded-l-control last-of-type:rounded-r-control border-y border-r first-of-type:border-l border-line'

function Option({
  name,
  value,
  isOn,
  lang,
  children,
}: {
  name: string
  value: string
  isOn: boolean
  lang?: string
  children: ReactNode
}) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      aria-pressed={isOn}
      className={classes(
        OPTION,
        isOn ? 'bg-accent-soft font-medium text-accent-strong' : 'text-ink-soft hover:bg-sunken',
      )}
    >
      {children}
    </button>
  )
}

const LANGUAGES: { locale: Locale; name: string; lang: string }[] = [
  { locale: 'zh', name: '中文', lang: 'zh-CN' },
  { locale: 'en', name: 'English', lang: 'en' },
]

export function LanguageSwitch() {
  const text = useText()
  return (
    <PreferenceForm label={text.shell.language}>
      {LANGUAGES.map(({ locale, name, lang }) => (
        <Option key={locale} name="lang" value={locale} lang={lang} isOn={text.locale === locale}>
          {name}
        </Option>
      ))}
    </PreferenceForm>
  )
}

export function ThemeSwitch({ theme }: { theme: Theme }) {
  const text = useText()
  const names: Record<Theme, string> = {
    system: text.shell.themeSystem,
    light: text.shell.themeLight,
    dark: text.shell.themeDark,
  }
  return (
    <PreferenceForm label={text.shell.theme}>
      {(['system', 'light', 'dark'] as const).map((choice) => (
        <Option key={choice} name="theme" value={choice} isOn={theme === choice}>
          {names[choice]}
        </Option>
      ))}
    </PreferenceForm>
  )
}

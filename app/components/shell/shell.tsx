import { Form, Link, NavLink, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ShellView, Viewer } from '#app/contracts/views/shell.ts'
import type { Capability } from '#app/domain/identity/roles.ts'
import type { ThemeChoice } from '#app/i18n/preferences.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths, signInFrom } from '../paths.ts'
import { apart } from '../ui/apart.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { DemoBanner, SkipLink, UnderWay } from './around.tsx'
import type { Destination } from './destination.ts'
import { PaletteTrigger } from './palette-trigger.tsx'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'

/** A visitor has no notices, and no script for them. */
const NoticeBell = apart(() => import('../notices/notice-bell.tsx').then((module) => module.NoticeBell))

const TourBar = apart(() => import('../home/tour-bar.tsx').then((module) => module.TourBar), ['welcome'])
const TOUR_STEPS = 5

/** Who may use shared equipment for a firm (the permission table's `platform.use`): the others have no bookings page. */
const BOOKERS: readonly Viewer['role'][] = ['owner', 'purchaser', 'lab_manager', 'technician']

/** Where this viewer may go: by what its firm is, not by what it might wish. */
export function destinationsOf(viewer: Viewer | null, text: Text): Destination[] {
  const trades = viewer?.organisation.capabilities.some((one) => one === 'buyer' || one === 'supplier')
  const isA = (capability: Capability) => viewer?.organisation.capabilities.includes(capability) ?? false
  const isBureau = isA('city_bureau') || isA('county_bureau')
  return [
    { to: paths.pools, label: text.shell.pools },
    { to: paths.categories, label: text.shell.catalogue },
    { to: paths.platforms, label: text.shell.platforms },
    ...(trades && BOOKERS.includes(viewer?.role ?? 'viewer')
      ? [{ to: paths.bookings, label: text.shell.bookings }]
      : []),
    ...(isA('buyer') ? [{ to: paths.demands, label: text.shell.demands }] : []),
    { to: paths.testing, label: text.shell.testing },
    { to: paths.policies, label: text.shell.policies },
    { to: paths.providers, label: text.shell.providers },
    ...(trades || isA('provider') ? [{ to: paths.engagements, label: text.shell.engagements }] : []),
    ...(isA('provider') ? [{ to: paths.ownProvider, label: text.shell.ownProvider }] : []),
    ...(isA('buyer') ? [{ to: paths.commitments, label: text.shell.commitments }] : []),
    ...(trades ? [{ to: paths.orders, label: text.shell.orders }] : []),
    ...(trades ? [{ to: paths.statement, label: text.shell.statement }] : []),
    ...(isA('supplier') ? [{ to: paths.myOffers, label: text.shell.myOffers }] : []),
    ...(trades ? [{ to: paths.invoices, label: text.shell.invoices }] : []),
    ...(isA('supplier') ? [{ to: paths.ownListings, label: text.shell.ownListings }] : []),
    ...(isBureau || viewer?.isOperator ? [{ to: paths.bureau, label: text.shell.bureau }] : []),
    ...(isBureau ? [{ to: paths.certificates, label: text.shell.certificates }] : []),
    ...(isBureau ? [{ to: paths.retireDesk, label: text.shell.retireDesk }] : []),
    ...(viewer?.isOperator ? [{ to: paths.operator, label: text.shell.operator }] : []),
    ...(viewer?.isOperator ? [{ to: paths.proposals, label: text.shell.proposals }] : []),
    ...(viewer?.isOperator ? [{ to: paths.listingReview, label: text.shell.listingReview }] : []),
  ]
}

interface ShellProps {
  shell: ShellView
  theme: ThemeChoice
  children: ReactNode
}

/** What stands around every page. */
export function Shell({ shell, theme, children }: ShellProps) {
  const text = useText()
  return (
    <div className="flex min-h-screen flex-col">
      <SkipLink />
      <UnderWay />
      <PaletteTrigger
        destinations={destinationsOf(shell.viewer, text)}
        readerId={shell.viewer?.userId ?? 'nobody'}
      />
      {shell.isDemo && <DemoBanner viewer={shell.viewer} />}
      <Header shell={shell} />
      {shell.tour && !shell.tour.isLeft && shell.tour.step < TOUR_STEPS && <TourBar step={shell.tour.step} />}
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8"
      >
        {children}
      </main>
      <footer className="border-t border-line bg-surface" data-screen-only>
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 text-sm text-ink-faint sm:px-6">
          <div>
            <p className="font-medium text-ink-soft">
              {text.common.productName} · {text.shell.footerClaim}
            </p>
            <p>{text.shell.footerEscrow}</p>
            <p>{text.shell.footerTime}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <LanguageSwitch />
            <ThemeSwitch theme={theme} />
          </div>
        </div>
      </footer>
    </div>
  )
}

function Mark() {
  const text = useText()
  return (
    <Link
      to={paths.home}
      className="flex min-h-11 items-center gap-2 rounded text-lg font-bold whitespace-nowrap"
    >
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M7 9h6v5h6v5h6v5"
          className="fill-none stroke-on-accent"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      {text.common.productName}
    </Link>
  )
}

const navLink = ({ isActive }: { isActive: boolean }) =>
  classes(
    'rounded-control px-3 py-2 text-sm whitespace-nowrap hover:bg-sunken',
    isActive ? 'font-semibold text-accent' : 'text-ink-soft',
  )

function Header({ shell }: { shell: ShellView }) {
  const text = useText()
  const { viewer } = shell
  const destinations = destinationsOf(viewer, text)
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface" data-screen-only>
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-4 px-4 sm:px-6">
        <Mark />
        <nav aria-label={text.shell.mainNavigation} className="hidden flex-1 items-center gap-1 lg:flex">
          {destinations.slice(0, SHOWN_DESTINATIONS).map(({ to, label }) => (
            <NavLink key={to} to={to} className={navLink}>
              {label}
            </NavLink>
          ))}
          <MoreDestinations destinations={destinations.slice(SHOWN_DESTINATIONS)} />
        </nav>
        <Link
          to={paths.search}
          aria-label={text.common.search}
          className="ml-auto flex size-11 items-center justify-center rounded-control text-ink-soft hover:bg-sunken"
        >
          <Icon name="search" className="size-5" />
        </Link>
        {viewer && <NoticeBell loaded={shell} />}
        <div className="hidden items-center gap-2 lg:flex">
          <LanguageSwitch />
          <Account viewer={viewer} />
        </div>
        <MobileMenu viewer={viewer} destinations={destinations} />
      </div>
    </header>
  )
}

/** So many stand in the bar at 1024 px; the others open below it. */
const SHOWN_DESTINATIONS = 5

function MoreDestinations({ destinations }: { destinations: Destination[] }) {
  const text = useText()
  const { pathname } = useLocation()
  if (destinations.length === 0) return null
  return (
    <details key={pathname} className="relative">
      <summary className="flex items-center gap-1 rounded-control px-3 py-2 text-sm whitespace-nowrap text-ink-soft hover:bg-sunken">
        {text.shell.moreDestinations}
        <Icon name="chevronDown" className="size-3" />
      </summary>
      <div className="absolute left-0 mt-1 flex min-w-44 flex-col rounded-card border border-line bg-surface p-2 shadow-float">
        {destinations.map(({ to, label }) => (
          <NavLink key={to} to={to} className={navLink}>
            {label}
          </NavLink>
        ))}
      </div>
    </details>
  )
}

function Account({ viewer }: { viewer: Viewer | null }) {
  const text = useText()
  // A new page closes the menu.
  const { pathname, search } = useLocation()
  if (!viewer)
    return (
      <LinkButton to={signInFrom(pathname, search)} tone="primary" size="small">
        {text.shell.signIn}
      </LinkButton>
    )
  return (
    <details key={pathname} className="relative">
      <summary className="flex max-w-56 items-center gap-1.5 rounded-control px-2 py-2 text-sm hover:bg-sunken">
        <Icon name="factory" className="text-ink-faint" />
        <span className="truncate">{viewer.organisation.name}</span>
        <Icon name="chevronDown" className="size-3" />
      </summary>
      <div className="absolute right-0 mt-1 w-64 rounded-card border border-line bg-surface p-4 shadow-float">
        <Identity viewer={viewer} />
        <SignOut />
      </div>
    </details>
  )
}

function Identity({ viewer }: { viewer: Viewer }) {
  const text = useText()
  return (
    <p className="mb-3 text-sm">
      <span className="block font-semibold">{viewer.organisation.name}</span>
      <span className="block text-ink-soft">
        {viewer.name} · {text.shell.roles[viewer.role]}
      </span>
      <span className="block text-ink-faint">
        {viewer.organisation.capabilities.map((one) => text.shell.capabilities[one]).join(' · ')}
      </span>
    </p>
  )
}

function SignOut() {
  const text = useText()
  return (
    <Form method="post" action={paths.signOut} className="flex flex-wrap gap-2">
      <Button type="submit" size="small">
        {text.shell.signOut}
      </Button>
      <Button type="submit" size="small" tone="quiet" name="everywhere" value="yes">
        {text.shell.signOutEverywhere}
      </Button>
    </Form>
  )
}

const IN_MENU = 'py-3 text-base max-lg:whitespace-normal'
/** Opens without JavaScript: a summary and its details. */
function MobileMenu({ viewer, destinations }: { viewer: Viewer | null; destinations: Destination[] }) {
  const text = useText()
  const { pathname, search } = useLocation()
  return (
    <details key={pathname} className="lg:hidden">
      <summary
        className="flex size-11 items-center justify-center rounded-control"
        aria-label={text.shell.menu}
      >
        <Icon name="menu" className="size-5" />
      </summary>
      <div className="absolute inset-x-0 top-full max-h-[calc(100dvh-4rem)] overflow-y-auto overscroll-contain border-b border-line bg-surface p-4 shadow-float">
        <nav aria-label={text.shell.mainNavigation} className="grid grid-cols-2 gap-x-2">
          {destinations.map(({ to, label }) => (
            <NavLink key={to} to={to} className={(state) => classes(navLink(state), IN_MENU)}>
              {label}
            </NavLink>
          ))}
        </nav>
        <div className="mt-3 flex flex-col gap-3 border-t border-line pt-4">
          {viewer ? (
            <>
              <Identity viewer={viewer} />
              <SignOut />
            </>
          ) : (
            <LinkButton to={signInFrom(pathname, search)} tone="primary">
              {text.shell.signIn}
            </LinkButton>
          )}
          <LanguageSwitch />
        </div>
      </div>
    </details>
  )
}

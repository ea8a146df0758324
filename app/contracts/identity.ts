import { z } from 'zod'
import { findCounty } from '#app/domain/identity/counties.ts'
import { normaliseCreditCode } from '#app/domain/identity/credit-code.ts'
import { REGISTRABLE_CAPABILITIES } from '#app/domain/identity/roles.ts'

/** An account and its password, as typed. What does not fit is no account: it is not told apart from a wrong one. */
export const signInSchema = z.strictObject({
  account: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(80),
  password: z.string({ error: 'required' }).min(1, { error: 'required' }).max(200),
})
export type SignIn = z.output<typeof signInSchema>

export const demoSignInSchema = z.strictObject({ userId: z.string({ error: 'required' }).min(1).max(80) })
export type DemoSignIn = z.output<typeof demoSignInSchema>

export const registerOrganisationSchema = z.strictObject({
  name: z.string({ error: 'required' }).trim().min(2, { error: 'required' }).max(100),
  /** 统一社会信用代码, put right as people paste it; judged by the use case. */
  creditCode: z.string({ error: 'required' }).max(60).transform(normaliseCreditCode),
  county: z.string().refine((code) => findCounty(code) !== null, { error: 'county' }),
  capabilities: z
    .array(z.enum(REGISTRABLE_CAPABILITIES))
    .min(1, { error: 'required' })
    .max(4)
    .transform((chosen) => [...new Set(chosen)]),
  /** Account at the custodian bank. */
  bankAccount: z
    .string({ error: 'required' })
    .transform((typed) => typed.normalize('NFKC').replaceAll(/\s/g, ''))
    .refine((digits) => /^\d{8,30}$/.test(digits), { error: 'bankAccount' }),
  /** The post of the first user; no person is named. */
  displayName: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(40),
  account: z
    .string({ error: 'required' })
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._@-]{2,59}$/, { error: 'account' }),
  password: z.string({ error: 'required' }).min(10, { error: 'password' }).max(200),
})
export type RegisterOrganisation = z.output<typeof registerOrganisationSchema>

export const verifyOrganisationSchema = z.strictObject({ organisationId: z.string().min(1).max(80) })
export type VerifyOrganisation = z.output<typeof verifyOrganisationSchema>

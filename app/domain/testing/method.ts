/** Whose accreditation covers a method: 检验检测机构资质认定 (CMA), 实验室认可 (CNAS). */
export const SCOPES = ['CMA', 'CNAS'] as const
export type Scope = (typeof SCOPES)[number]

/** What is measured or judged by a method. Limits are decimals as they are written in the standard. */
export interface TestParameter {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  /** Empty for a figure without a unit, such as pH or a fastness grade. */
  readonly unit: string
  /** `judgement` is conforming or not by sight, `number` is measured. */
  readonly kind: 'number' | 'judgement'
  /** Inclusive; null is no limit on this side. */
  readonly min: string | null
  readonly max: string | null
  /** Below it a method sees nothing: the result is written as 未检出 (ND). */
  readonly detectionLimit: string | null
  /** Where the limit comes from: a product standard, a grade, or the client's own requirement. */
  readonly basisZh: string
  readonly basisEn: string
}

/** A method by its standard (方法标准), the scope that covers it, and what it yields. */
export interface TestMethod {
  readonly standard: string
  readonly nameZh: string
  readonly nameEn: string
  readonly scope: readonly Scope[]
  readonly parameters: readonly TestParameter[]
}

export interface PlacedParameter {
  readonly method: TestMethod
  readonly parameter: TestParameter
}

/** Every parameter of a service's methods in order; keys are unique within a service. */
export function parametersOf(methods: readonly TestMethod[]): PlacedParameter[] {
  return methods.flatMap((method) => method.parameters.map((parameter) => ({ method, parameter })))
}

/**
 * The marks that a report may bear: an accreditation counts when it is still valid on the day of issue and
 * covers every method of the report. Days as `YYYY-MM-DD`; the accreditation's last day still counts.
 */
export function marksOf(
  methods: readonly TestMethod[],
  accreditation: Readonly<Record<Scope, { readonly until: string } | null>>,
  issuedOn: string,
): Scope[] {
  return SCOPES.filter((scope) => {
    const until = accreditation[scope]?.until
    return until !== undefined && issuedOn <= until && methods.every((method) => method.scope.includes(scope))
  })
}

/** 链内企业 pay less than 链外企业. */
export const FIRM_CLASSES = ['chain', 'outside'] as const
export type FirmClass = (typeof FIRM_CLASSES)[number]

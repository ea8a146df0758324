import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { RefusalFacts } from '#app/domain/shared/outcome.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import { formatDay, formatInstant, formatPrice, formatQuantity } from '../format.ts'
import { has } from '../refusal-facts.ts'
import { zhBookingRefusals } from './booking-refusals.ts'
import { zhCommon } from './common.ts'

type Sentence = (facts: RefusalFacts) => string
const sets = (facts: RefusalFacts, key: string) => formatQuantity(Number(facts[key]), 'zh')
const money = (facts: RefusalFacts, key: string) => formatPrice(Number(facts[key]))
const instant = (facts: RefusalFacts, key: string) => formatInstant(String(facts[key]), 'zh')
const day = (facts: RefusalFacts, key: string) => formatDay(String(facts[key]), 'zh')

/** What is wrong with a credit code, where that is known. */
const CREDIT_CODE: Readonly<Record<string, string>> = {
  length: '统一社会信用代码为 18 位，请核对有没有多填或漏填。',
  character: '统一社会信用代码只含数字和大写字母，不含 I、O、S、V、Z，请核对。',
  region: '统一社会信用代码第 3 至 8 位是行政区划，须为数字，请核对。',
  taken: '这个统一社会信用代码已经注册，请由本企业管理员登录，或联系平台运营。',
}

/** What of an improved offer was worse than before. */
const CONCESSIONS = {
  tiers: '报价只让不涨：任何台数的单价都不能高于原报价。',
  capacity: '报价只让不涨：可供台数不能少于原报价。',
  deliveryDays: '报价只让不涨：交货不能晚于原报价。',
}

/** A sentence for every way of saying no: what happened, and what to do about it. */
export const zhRefusals: Record<RefusalCode, Sentence> = {
  POOL_CLOSED: (facts) =>
    has(facts, 'closedAt') ? `认购已于 ${instant(facts, 'closedAt')} 截止。` : '认购已截止。',
  PINNED_OFFER_MISSING: () => '供方发起的团购须先提交您自己的让利报价，再开团。',
  POOL_NOT_OPEN: () => '团购当前不在认购阶段。',
  POOL_NOT_FOUND: () => '没有这个团购，或您无权查看。',
  CAP_EXCEEDED: (facts) =>
    has(facts, 'left') ? `超过数量上限，目前最多还可认购 ${sets(facts, 'left')}。` : '超过团购的数量上限。',
  ALREADY_JOINED: () => '贵企业已加入这个团购，可直接修改台数。',
  NOT_JOINED: () => '贵企业还没有加入这个团购。',
  QUANTITY_INVALID: () => '台数须为大于 0 的整数。',
  QUANTITY_UNCHANGED: () => '台数没有变化。',
  OFFER_NOT_FOUND: () => '没有这份报价，或您无权查看。',
  OFFER_CLOSED: (facts) =>
    has(facts, 'closedAt') ? `报价已于 ${instant(facts, 'closedAt')} 截止。` : '报价已截止。',
  OFFER_NOT_A_CONCESSION: ({ field }) => entryOf(CONCESSIONS, String(field)) ?? CONCESSIONS.tiers,
  OFFER_LADDER_INVALID: () => '阶梯不成立：台数须逐档增加，单价须逐档下降。',
  OFFER_EXISTS: () => '贵企业已有报价，请在原报价上让利。',
  LISTING_NOT_FOUND: () => '没有找到这台设备。',
  LISTING_WRONG_CATEGORY: () => '这台设备不属于团购的设备类别。',
  LISTING_STATE: () => '设备当前状态不允许这样操作。',
  LISTING_CHANGED: () => '设备资料刚刚被修改过，请刷新页面后重试。',
  SPECS_INVALID: () => '技术参数不符合该类别的要求，请检查标出的项目。',
  CERTIFICATE_NOT_FOUND: () => '没有找到这份证书，或您无权查看。',
  CERTIFICATE_EXISTS: () => '这个证书编号已登记在案。',
  CERTIFICATE_EXPIRED: () => '证书不在有效期内（自发证之日起三年）。',
  CERTIFICATE_DECIDED: () => '这份证书已经审核过。',
  PHOTO_LIMIT: () => '每台设备最多 8 张照片，请先移除一张。',
  PHOTO_NOT_FOUND: () => '没有找到这张照片。',
  PHOTO_TOO_LARGE: () => '照片过大，单张上限 4.5 MB。',
  PHOTO_UNREADABLE: () => '请选择一张 JPEG、PNG 或 WebP 格式的照片。',
  DEMAND_NOT_FOUND: () => '没有这条需求，或您无权查看。',
  DEMAND_STATE: () => '需求当前状态不允许这样操作。',
  DEMAND_CHANGED: () => '这条需求刚刚被修改过，请刷新页面后重试。',
  GROUP_GONE: () => '目前没有与之相容的其他需求，无法据此发起团购。',
  GROUP_CHANGED: (facts) =>
    has(facts, 'quantity')
      ? `相容的需求刚刚有变化：现在合计 ${sets(facts, 'quantity')}，请核对后再发起。`
      : '相容的需求刚刚有变化，请核对后再发起。',
  INVITATION_NOT_FOUND: () => '没有这份邀请，或您无权查看。',
  INVITATION_STATE: () => '这份邀请已经答复或失效。',
  SEARCH_NOT_FOUND: () => '没有这条保存的搜索，或您无权查看。',
  SEARCHES_FULL: () => '保存的搜索已满，请先删除一些。',
  QUESTION_NOT_FOUND: () => '没有这条问答，或它已被隐藏。',
  NOTICE_NOT_FOUND: () => '没有这条通知，或您无权查看。',
  EXTENSION_USED: () => '截止时间只能延长一次，已经用过。',
  DEADLINE_IN_PAST: () => '截止时间须在当前之后。',
  NOT_PERMITTED: () => '您的身份没有这项权限。',
  SIGN_IN_REQUIRED: () => '请先登录。',
  SIGN_IN_FAILED: () => '账号或密码不正确。',
  INPUT_INVALID: () => '填写内容有误，请检查标出的项目。',
  ORDER_NOT_FOUND: () => '没有这个订单，或您无权查看。',
  ORDER_STATE: () => '订单当前状态不允许这样操作。',
  ALREADY_SIGNED: () => '贵企业已经签署。',
  SIGNING_CLOSED: () => '签约期限已过。',
  BALANCE_NOT_HELD: () => '发货款尚未进入托管，不能发货。',
  AWARD_NOT_EFFECTIVE: () => '同一团购还有合同没有签完，定标尚未生效；全部签完后即可办理。',
  QUANTITY_EXCEEDS_REMAINING: (facts) =>
    has(facts, 'remaining') ? `超过剩余台数，还剩 ${sets(facts, 'remaining')}。` : '超过剩余台数。',
  QUANTITY_EXCEEDS_DELIVERED: (facts) =>
    has(facts, 'outstanding')
      ? `超过已收货待验的台数（${sets(facts, 'outstanding')}）。`
      : '超过已收货待验的台数。',
  PAYMENT_NOT_FOUND: () => '没有找到这笔付款。',
  PAYMENT_NOT_PAYABLE: () => '这笔款项现在不能支付。',
  CREDIT_CODE_INVALID: ({ fault }) =>
    CREDIT_CODE[String(fault)] ?? '统一社会信用代码校验不通过，请核对 18 位代码。',
  TOO_MANY_REQUESTS: (facts) =>
    has(facts, 'seconds') ? `操作过于频繁，请 ${facts.seconds} 秒后再试。` : '操作过于频繁，请稍后再试。',
  REPLAYED_WITH_OTHER_INPUT: () => '这次提交与之前的内容不一致，请刷新页面后重试。',
  CATEGORY_NOT_FOUND: () => '没有这个设备类别。',
  ORGANISATION_NOT_FOUND: () => '没有找到这家企业。',
  DISPUTE_NOT_FOUND: () => '没有找到这项争议。',
  DECISION_INVALID: (facts) =>
    has(facts, 'frozenFen')
      ? `退还采购方的金额须在 0 与冻结的 ${money(facts, 'frozenFen')} 之间，其余归供应商。`
      : '裁决金额不成立：各方之和须等于冻结金额。',
  DISPUTE_DECIDED: () => '争议已裁决，裁决为最终结果。',
  PROPOSAL_NOT_FOUND: () => '没有待答复的协议。',
  PROPOSAL_CHANGED: () => '对方已修改协议金额，请刷新页面后重试。',
  AMOUNT_EXCEEDS_HELD: (facts) =>
    has(facts, 'heldFen')
      ? `金额超过托管中可用的款项，目前可用 ${money(facts, 'heldFen')}。`
      : '金额超过托管中可用的款项。',
  ...zhBookingRefusals,
  APPEAL_CLOSED: () => '现在不能申诉：还没有裁决，或申诉期已过。',
  ACCEPTANCE_NOT_FOUND: () => '没有找到这批验收。',
  WARRANTY_OVER: () => '质保期已满，不能再索赔。',
  CLAIM_NOT_FOUND: () => '没有找到这项索赔，或已经结案。',
  CLAIM_CONTESTED: () => '索赔已被提出异议，由平台裁决。',
  CLAIM_NOT_CONTESTED: () => '卖方还可以答复，暂不能裁决。',
  ANSWER_TOO_LATE: () => '答复期已过，视为同意。',
  REMEDY_EXCEEDS_REJECTED: (facts) =>
    has(facts, 'rejected')
      ? `只有 ${sets(facts, 'rejected')}被退回、还没有补发。`
      : '补发台数多于被退回的台数。',
  FILE_NOT_FOUND: () => '没有找到上传的文件，请重新上传。',
  FILE_INVALID: () => '文件不符合要求：支持 JPG、PNG、WebP、PDF，每个不超过 10 MB。',
  INVOICE_NOT_FOUND: () => '没有找到这张发票。',
  INVOICE_ISSUED: () => '发票已开具。',
  INVOICE_NUMBER_TAKEN: () => '这个发票号码已用于另一张发票。',
  NOTHING_TO_DO: () => '没有需要处理的内容。',
  TEST_SERVICE_NOT_FOUND: () => '没有这项检测服务，或已停止受理。',
  TEST_SERVICE_CHANGED: () => '这项服务刚被同事修改过，请刷新后在最新内容上再改。',
  TEST_SCOPE_NOT_HELD: (facts) =>
    `检测室没有登记${has(facts, 'scope') ? ` ${facts.scope} ` : '这项'}资质，方法不能标注在其范围内；请先在检测室资料中填写证书。`,
  TEST_DRAFT_OUTDATED: () => '服务的方法或价格已更新，请打开草稿保存一次，核对新的费用后再提交。',
  LAB_NOT_FOUND: () => '没有这个检测室，请先为平台建立检测室。',
  LAB_CODE_TAKEN: () => '这个检测室代码已被使用，请换一个。',
  LAB_CODE_FIXED: () => '检测室代码已用在编号里，不能更改。',
  TEST_ORDER_NOT_FOUND: () => '没有这份检测委托，或您无权查看。',
  TEST_ORDER_STATE: () => '检测委托当前的状态不允许这一操作，请刷新后查看最新进展。',
  SAMPLE_NOT_FOUND: () => '这份委托里没有这件样品。',
  SAMPLE_STATE: (facts) =>
    has(facts, 'code') ? `样品 ${facts.code} 当前的状态不允许这一操作。` : '样品当前的状态不允许这一操作。',
  FEE_NOT_HELD: () => '检测费尚未进入托管，暂不能开始检测；请提醒委托方付款。',
  RESULT_INVALID: () =>
    '有结果无法识别：数值填数字，未检出填 ND（须有检出限），外观等判定项填“合格”或“不合格”。',
  RESULTS_MISSING: (facts) => `还有 ${Number(facts.missing ?? 0)} 项结果没有录入，录全后才能提交复核。`,
  REVIEWER_IS_TESTER: () => '您录入过本委托的结果，不能自己复核；请由另一位有权限的人员复核签发。',
  REPORT_BEING_DRAWN: () => '报告已批准，正在生成文件，请稍候刷新。',
  REPORT_NOT_FOUND: () => '没有这个编号的报告；请核对编号，大小写不限。',
  RETIRED_EXISTS: () => '目录里已有同名设备；若已撤下，请重新列入。',
  RULE_NOT_FOUND: () => '没有这条政策规则。',
  RULE_CHANGED: () => '这条规则刚刚有了新版本，请核对后再发布。',
  RULE_PAST: () => '生效日须在今天之后：已过去的日子和当日的规则不能改变。',
  RULE_BEFORE_LAST: (facts) =>
    has(facts, 'lastFrom')
      ? `生效日不能早于上一版本的生效日 ${day(facts, 'lastFrom')}。`
      : '生效日不能早于上一版本的生效日。',
  RETIRED_NOT_FOUND: () => '淘汰目录里没有这个条目。',
  PROVIDER_NOT_FOUND: () => '目录里没有这家服务商，或它暂不接受新的合作。',
  PROVIDER_CHANGED: () => '服务商资料刚被同事修改过，请刷新后在最新内容上再改。',
  PROVIDER_SELF: () => '不能向自己的企业发起合作。',
  PROVIDER_KIND: () => '这家服务商不提供这类服务，请在它的服务类别中选择。',
  ENGAGEMENT_NOT_FOUND: () => '没有这项合作，或轮不到贵企业操作。',
  ENGAGEMENT_STATE: () => '合作当前的状态不允许这一操作，请刷新后查看最新进展。',
  ENGAGEMENT_EXISTS: () => '贵企业与这家服务商已有一项进行中的合作，完成或撤回后再发起新的。',
  RATING_NOT_FOUND: () => '没有这条评价，或它不属于贵企业。',
  RATING_NOT_EARNED: () => '合作完成并经贵企业确认后才能评价。',
  RATING_FIXED: () => '评价满三十天或已被运营方隐藏，不能再改。',
  FILE_NOT_PDF: () => zhCommon.notPdf,
  CASE_NOT_FOUND: () => '没有这个对账差异。',
  CASE_STATE: () => '这个差异正在复核或已经结案，请刷新页面。',
  SIGNATURE_INVALID: () => '签名不符或时间超出五分钟：请用约定的密钥对时间戳和正文重新签名后再发送。',
  BANK_WORD_CONFLICT: () =>
    '同一编号已收到过不同的内容，或指令与金额和本平台的支付不符：请核对后以新编号发送。',
  CASE_NOT_REFUNDABLE: () => '没有可退回的挂账款：更正没有留下款项，或汇款账户不属于本平台的企业。',
  CASE_NOT_CORRECTABLE: () => '这个差异不能用更正凭证处理：请先复核，或写明原因后结案。',
  DEAD_LETTER_NOT_FOUND: () => '没有这个失败任务。',
  DEAD_LETTER_STATE: () => '这个失败任务已经重放或放弃，请刷新页面。',
}

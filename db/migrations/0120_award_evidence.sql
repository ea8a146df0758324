-- What proves an award: how far each objective is proven, the multipliers of the bound, the stability. Private,
-- because reserves can be inferred from it. The fingerprint of the whole proof and the saving against public
-- prices alone are for everybody.
alter table awards add column evidence jsonb;
alter table awards add column proof_sha256 text;
alter table awards add column public_saving_fen bigint;

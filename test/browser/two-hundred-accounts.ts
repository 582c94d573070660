import { personClient, dataOf } from '../e2e/harness/api-client.js';
import { webServiceAccountCreate } from '../../openapi/client/sdk.gen.js';
import { heldCertificate, restAccount } from '../e2e/harness/rest-account.js';
import type { Product } from '../e2e/harness/product.js';
import { giveContact } from '../e2e/harness/sftp-account.js';

/** Days from now on which the certificate of the account ends; a year for all others. */
const ENDS_IN_DAYS: Readonly<Record<number, number>> = { 7: -3, 20: 20, 40: 20, 60: 45 };

/**
 * A secretariat's accounts, `Dossier 1` to `Dossier 200`: the first is made as people make one, the others are its copies in the database.
 * Every fiftieth was refused by the gateway, every tenth has another permission, and the certificates of some end soon or have ended.
 */
export async function makeTwoHundredAccounts(product: Product, personId: string): Promise<void> {
  const client = await product.signIn(personId);
  await giveContact(client);
  const body = restAccount('Dossier 1', await heldCertificate(product, 'dossier'));
  dataOf(await webServiceAccountCreate({ client: personClient(client), body }), 'The account was refused');
  await product.sql(COPY, [JSON.stringify(ENDS_IN_DAYS)]);
  // A serial number is drawn at random, and a search finds the numbers of accounts in it too.
  await product.sql(`update certificate set serial_number = repeat('4', 39)`);
}

const COPY = `
  with
    model as (select * from account where name = 'Dossier 1'),
    wanted as (
      select n, gen_random_uuid() as id, model.id as model_id, to_jsonb(model) as model
      from model, generate_series(2, 200) n
    ),
    accounts as (
      insert into account
      select (jsonb_populate_record(null::account, model || jsonb_build_object('id', id, 'name', 'Dossier ' || n,
        'client_id', 'self_service_chaman_999999_' || lpad(n::text, 10, '0')))).* from wanted
      returning id
    ),
    targets as (
      insert into provisioning_target
      select (jsonb_populate_record(null::provisioning_target, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(),
        'account_id', w.id, 'provisioned_revision', case when n % 50 = 0 then 0 else 1 end,
        'state', case when n % 50 = 0 then 'refused' else 'provisioned' end,
        'next_attempt_at', case when n % 50 = 0 then 'infinity' end,
        'failure', case when n % 50 = 0 then jsonb_build_object('reason', 'certificate-not-accepted', 'detail', '-', 'at', now()) end))).*
      from wanted w join provisioning_target t on t.account_id = w.model_id
    ),
    permissions as (
      insert into account_permission
      select (jsonb_populate_record(null::account_permission, to_jsonb(p) || jsonb_build_object('id', gen_random_uuid(),
        'account_id', w.id, 'permission_code', case when n % 10 = 0 then 'WITA_AMATEUR_EMPLOYER' else p.permission_code end))).*
      from wanted w join account_permission p on p.account_id = w.model_id
    )
  insert into certificate
  select (jsonb_populate_record(null::certificate, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid(),
    'account_id', w.id, 'not_after', now() + coalesce(($1::jsonb ->> n::text)::int, 365) * interval '1 day'))).*
  from wanted w join certificate c on c.account_id = w.model_id`;

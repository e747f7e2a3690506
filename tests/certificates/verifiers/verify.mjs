// Verifies Open Badges with the packages of Digital Bazaar, all in one process and without any network.
// Standard input: {"now", "documents": {address: document}, "credentials": [text, …]}; output: one line each,
// "verified" or the reason why not.

import {readFileSync} from 'node:fs';
import {named} from '@digitalbazaar/credentials-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

const asked = JSON.parse(readFileSync(0, 'utf8'));
const documents = new Map(Object.entries(asked.documents));
const credentials = named.get('v2');
documents.set(credentials.id, credentials.context);

async function documentLoader(url) {
  if(!documents.has(url)) {
    throw new Error(`no network here: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: documents.get(url)};
}

async function verdict(text) {
  const suite = new DataIntegrityProof({cryptosuite});
  const now = new Date(asked.now);
  const credential = JSON.parse(text);
  const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus, now});
  const set = result.statusResult?.results?.some(one => one.status);
  return set ? 'status: set' : result.verified ? 'verified' : reason(result);
}

function reason({error, statusResult}) {
  const said = statusResult && !statusResult.verified ?
    `status: ${statusResult.error?.message}` :
    [error?.message, ...(error?.errors ?? []).map(one => one.message)].join(' / ');
  return said.replaceAll('\n', ' ');
}

for(const text of asked.credentials) {
  let said;
  try {
    said = await verdict(text);
  } catch(error) {
    said = error.message.replaceAll('\n', ' ');
  }
  console.log(said);
}

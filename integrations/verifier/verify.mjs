#!/usr/bin/env node
/*
 * Checks what Fealty publishes without a line of Fealty's code: it needs Node 20 and nothing else.
 *
 *   node verify.mjs books EXPORT SEALS [--key HEX]   the books as exported, against a published seal
 *   node verify.mjs proof PROOF [--key HEX]          that a member's points are in a seal's totals
 *   node verify.mjs seals SEALS [--key HEX]          that seals follow each other and are signed
 *
 * EXPORT is what `fealty verify --export` wrote. PROOF is the `data` of the API's answer, or the whole
 * answer. SEALS is one seal, or one a line. `--key` is a public key that you hold to be the right one,
 * and may be given several times; without it, keys are only told. What is hashed is described in
 * docs/operating/auditing.md. Exit code: 0 all fits, 1 something does not, 2 wrong use.
 */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

class Misfit extends Error {}

const ZEROS = '0'.repeat(64);
const POINTS = ['available', 'pending', 'reserved', 'owed'];
const KEY_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hashOf = (values) => sha256(JSON.stringify(values));
const sumsOf = (node) => [node.members, ...POINTS.map((name) => String(node[name]))];

function leafOf(member) {
  const points = POINTS.map((name) => String(member[name]));
  const hash = hashOf(['fealty leaf 1', member.member_id, member.version, member.chain, ...points]);
  return withPoints({ hash, members: 1 }, member);
}

/** Points as whole numbers of any size; a negative sum would hide what others have. */
function withPoints(node, said) {
  for (const name of POINTS) {
    if (!/^\d+$/.test(String(said[name]))) throw new Misfit(`${name} is ${String(said[name])}`);
    node[name] = BigInt(said[name]);
  }
  return node;
}

function nodeOf(left, right) {
  const values = ['fealty node 1', left.hash, ...sumsOf(left), right.hash, ...sumsOf(right)];
  const node = { hash: hashOf(values), members: left.members + right.members };
  for (const name of POINTS) node[name] = left[name] + right[name];
  return node;
}

/** Adds a leaf to full subtrees, of which no two have one height. */
function addLeaf(subtrees, leaf) {
  let added = { node: leaf, height: 0 };
  while (subtrees.at(-1)?.height === added.height) {
    added = { node: nodeOf(subtrees.pop().node, added.node), height: added.height + 1 };
  }
  subtrees.push(added);
}

function rootOf(subtrees) {
  const nobody = { hash: hashOf(['fealty nobody 1']), members: 0 };
  if (subtrees.length === 0) {
    return withPoints(nobody, Object.fromEntries(POINTS.map((name) => [name, '0'])));
  }
  return subtrees.map(({ node }) => node).reduceRight((right, left) => nodeOf(left, right));
}

function compareRoot(root, seal) {
  if (root.hash !== seal.root)
    throw new Misfit(`the root is ${root.hash}, sealed was ${seal.root}`);
  const [found, said] = [sumsOf(root).join(' '), sumsOf(seal).join(' ')];
  if (found !== said) throw new Misfit(`the totals are ${found}, sealed were ${said}`);
}

/** Checks one seal for itself, and says by whom it is signed. */
function checkSeal(seal, keys) {
  const name = `seal ${seal.number}`;
  const text = JSON.stringify([
    ...['fealty seal 1', seal.partner_id, seal.number, seal.sealed_at, seal.root, ...sumsOf(seal)],
    ...[seal.previous, seal.key_id],
  ]);
  if (seal.format !== 'fealty seal 1') throw new Misfit(`${name} has the format ${seal.format}`);
  if (sha256(text) !== seal.hash) throw new Misfit(`${name} does not have the hash that it says`);
  const raw = Buffer.from(seal.public_key, 'hex');
  if (raw.length !== 32 || sha256(raw).slice(0, 16) !== seal.key_id) {
    throw new Misfit(`${name} names a key that its public key is not`);
  }
  const key = createPublicKey({ key: Buffer.concat([KEY_HEAD, raw]), format: 'der', type: 'spki' });
  if (!verifySignature(null, Buffer.from(text), key, Buffer.from(seal.signature, 'hex'))) {
    throw new Misfit(`${name} is not signed by its key`);
  }
  if (keys.length > 0 && !keys.includes(seal.public_key)) {
    throw new Misfit(`${name} is signed by ${seal.public_key}, which is none of the keys given`);
  }
  return keys.length > 0
    ? `signed by a key given`
    : `signed by ${seal.public_key}; hold that against the key that you know`;
}

function readSeals(file) {
  const text = readFileSync(file, 'utf8').trim();
  const documents = text.startsWith('{\n') ? [text] : text.split('\n');
  return documents.map((line) => sealIn(JSON.parse(line)));
}

const sealIn = (document) => document.data ?? document;

function checkSeals(file, keys) {
  const seals = readSeals(file).sort((one, other) => one.number - other.number);
  let said = '';
  seals.forEach((seal, place) => {
    said = checkSeal(seal, keys);
    const before = seals[place - 1];
    const expected = before === undefined ? (seal.number === 1 ? ZEROS : null) : before.hash;
    if (
      before !== undefined &&
      (seal.number !== before.number + 1 || seal.partner_id !== before.partner_id)
    ) {
      throw new Misfit(`seal ${seal.number} stands behind seal ${before.number}`);
    }
    if (expected !== null && seal.previous !== expected) {
      throw new Misfit(`seal ${seal.number} does not follow the one before it`);
    }
  });
  return `${seals.length} seals follow each other, the last is number ${seals.at(-1)?.number}, ${said}`;
}

function checkProof(file, keys) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const proof = document.data ?? document;
  const said = checkSeal(proof.seal, keys);
  const root = proof.path.reduce((below, step) => {
    const beside = withPoints({ hash: step.hash, members: step.members }, step);
    if (!(step.members >= 1)) throw new Misfit('a neighbour of no members');
    return step.side === 'left' ? nodeOf(beside, below) : nodeOf(below, beside);
  }, leafOf(proof));
  compareRoot(root, proof.seal);
  const has = POINTS.map((name) => `${proof[name]} ${name}`).join(', ');
  return (
    `member ${proof.member_id} with ${has} is in seal ${proof.seal.number} of ` +
    `${proof.seal.sealed_at}, over ${proof.seal.members} members; ${said}`
  );
}

/** The postings of one member, from the first to the one that was sealed. */
class Chain {
  constructor(member) {
    this.member = member;
    this.version = 0;
    this.hash = ZEROS;
    this.points = { available: 0n, pending: 0n, reserved: 0n, owed: 0n };
  }

  add({ link, hash }, merchantId) {
    const name = `posting ${this.version + 1} of member ${this.member.member_id}`;
    const [merchant, memberId, version, , , source, target, amount] = link;
    if (merchant !== merchantId || memberId !== this.member.member_id) {
      throw new Misfit(`${name}: another's posting stands in its place`);
    }
    if (version !== this.version + 1) throw new Misfit(`${name} is missing`);
    if (!Number.isSafeInteger(amount) || amount < 0) throw new Misfit(`${name} moves ${amount}`);
    if (hashOf([this.hash, ...link]) !== hash) throw new Misfit(`${name}: its hash differs`);
    this.version = version;
    this.hash = hash;
    if (source in this.points) this.points[source] -= BigInt(amount);
    if (target in this.points) this.points[target] += BigInt(amount);
    for (const account of ['available', 'pending', 'reserved']) {
      if (this.points[account] < 0n) throw new Misfit(`${name} takes ${account} below 0`);
    }
  }

  /** A debt is posted below 0 and sealed as a positive number. */
  close() {
    const { member } = this;
    const name = `member ${member.member_id}`;
    if (this.version !== member.version || this.hash !== member.chain) {
      throw new Misfit(`${name} was sealed at posting ${member.version}, his chain ends otherwise`);
    }
    const points = { ...this.points, owed: -this.points.owed };
    for (const account of POINTS) {
      if (String(points[account]) === String(member[account])) continue;
      throw new Misfit(
        `${account} of ${name} was sealed as ${member[account]}, his postings come to ${points[account]}`,
      );
    }
  }
}

/** Lines of a file that end with a line feed and nothing else: ids may hold any other sign. */
async function* linesOf(file) {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  yield rest;
}

async function checkBooks(file, seals, keys) {
  const subtrees = [];
  let head = null;
  let chain = null;
  let postings = 0;
  const close = () => {
    if (chain === null) return;
    chain.close();
    addLeaf(subtrees, leafOf(chain.member));
  };
  for await (const line of linesOf(file)) {
    if (line === '') continue;
    const row = JSON.parse(line);
    if (head === null) {
      if (row.format !== 'fealty books 1') throw new Misfit(`the format is ${row.format}`);
      head = row;
    } else if ('link' in row) {
      if (chain === null) throw new Misfit('a posting stands before any member');
      chain.add(row, head.merchant_id);
      postings += 1;
    } else {
      if (chain !== null && !(chain.member.member_id < row.member_id)) {
        throw new Misfit(`member ${row.member_id} is out of order`);
      }
      close();
      chain = new Chain(row);
    }
  }
  close();
  const seal = readSeals(seals).find(({ number }) => number === head?.seal);
  if (seal === undefined) throw new Misfit(`seal ${head?.seal} is not in ${seals}`);
  if (seal.partner_id !== head.partner_id) throw new Misfit('the seal is of another store');
  const said = checkSeal(seal, keys);
  const root = rootOf(subtrees);
  compareRoot(root, seal);
  return (
    `${postings} postings of ${root.members} members come to what seal ${seal.number} of ` +
    `${seal.sealed_at} says; ${said}`
  );
}

async function main(args) {
  const keys = [];
  const files = [];
  for (let place = 0; place < args.length; place += 1) {
    if (args[place] === '--key') keys.push(String(args[(place += 1)]).toLowerCase());
    else files.push(args[place]);
  }
  const [what, first, second] = files;
  const wanted = { books: 3, proof: 2, seals: 2 }[what];
  if (
    wanted === undefined ||
    files.length !== wanted ||
    keys.some((key) => !/^[\da-f]{64}$/.test(key))
  ) {
    console.error('usage: verify.mjs books EXPORT SEALS | proof PROOF | seals SEALS [--key HEX]');
    return 2;
  }
  try {
    if (what === 'books') console.log(await checkBooks(first, second, keys));
    else console.log(what === 'proof' ? checkProof(first, keys) : checkSeals(first, keys));
    return 0;
  } catch (error) {
    if (error instanceof Misfit) console.log(`does not fit: ${error.message}`);
    else console.error(`cannot be checked: ${error.message}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));

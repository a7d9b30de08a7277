const place = (svg: string): string => `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
const drawing = (shapes: string): string =>
  place(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90" fill="none" stroke-linejoin="round" stroke-linecap="round">${shapes}</svg>`,
  );

const DRAWINGS: Readonly<Record<string, string>> = {
  mug: drawing(
    '<path d="M38 26h38v36a10 10 0 0 1-10 10H48a10 10 0 0 1-10-10z" fill="#fff"/><path d="M38 26h38" stroke="#12355b" stroke-width="4"/><path d="M76 36h6a8 8 0 0 1 0 18h-6" stroke="#fff" stroke-width="5"/>',
  ),
  lamp: drawing(
    '<path d="M60 8v14" stroke="#12355b" stroke-width="3"/><path d="M38 52a22 22 0 0 1 44 0z" fill="#f4b942"/><path d="M36 53h48" stroke="#b97f0f" stroke-width="4"/><circle cx="60" cy="60" r="6" fill="#fff7df"/>',
  ),
  blanket: drawing(
    '<rect x="28" y="24" width="64" height="46" rx="6" fill="#c8553d"/><path d="M28 36h64M28 46h64" stroke="#f6d8c6" stroke-width="4"/><path d="M32 70v6M42 70v6M52 70v6M62 70v6M72 70v6M82 70v6" stroke="#c8553d" stroke-width="3"/>',
  ),
  kettle: drawing(
    '<path d="M44 40h32l6 30H38z" fill="#3d7a62"/><path d="M42 52c-12-2-14-14-22-18" stroke="#3d7a62" stroke-width="5"/><path d="M76 44c16-2 16 20 4 20" stroke="#2b5a48" stroke-width="4"/><path d="M50 38h20" stroke="#2b5a48" stroke-width="4"/><circle cx="60" cy="32" r="3" fill="#2b5a48"/>',
  ),
  bag: drawing(
    '<path d="M34 36h52l4 38H30z" fill="#d9b48f"/><path d="M46 44V32a14 14 0 0 1 28 0v12" stroke="#7a5230" stroke-width="4"/><rect x="48" y="54" width="24" height="14" rx="2" fill="#c79a6c"/>',
  ),
  plant: drawing(
    '<path d="M46 58h28l-4 22H50z" fill="#b5694d"/><path d="M60 58V34M60 50c-10 0-16-6-18-14M60 46c10 0 15-6 17-14" stroke="#4f7d5c" stroke-width="4"/><circle cx="60" cy="28" r="9" fill="#5b7db1"/><circle cx="42" cy="32" r="6" fill="#7d9bc7"/><circle cx="78" cy="28" r="6" fill="#7d9bc7"/>',
  ),
};

const GROUNDS: Readonly<Record<string, string>> = {
  ...{ mug: '#8fb8d6', lamp: '#2f4a6b', blanket: '#efd9c8' },
  ...{ kettle: '#cfe3d6', bag: '#e9e2d2', plant: '#e6ebf3' },
};

const PICTURES = Object.entries(DRAWINGS)
  .map(
    ([id, drawn]) =>
      `.picture.${id}{background:${GROUNDS[id] ?? '#ddd'} ${drawn} center/78% no-repeat}`,
  )
  .join('\n');

/** How the demo shop looks: one column on phones, light and dark as the visitor's system says. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#faf7f2;--paper:#fff;--ink:#1b2733;--quiet:#5a6672;--line:#e4ddd2;--sea:#12507b;--on-sea:#fff;--gold:#8a5a00;--shade:0 1px 2px #1b273314,0 8px 24px #1b273314}
@media (prefers-color-scheme:dark){:root{--ground:#10171e;--paper:#19232d;--ink:#eef2f5;--quiet:#a9b4be;--line:#2b3843;--sea:#7fc3ee;--on-sea:#0b1e2d;--gold:#f0c060;--shade:0 1px 2px #0006,0 8px 24px #0004}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,"Segoe UI",Roboto,Arial,sans-serif}
h1,h2,h3{line-height:1.2;margin:0;text-wrap:balance}
h1{font:600 clamp(30px,5.2vw,52px)/1.08 Georgia,"Times New Roman",serif;letter-spacing:-.015em}
h2{font:600 26px/1.2 Georgia,"Times New Roman",serif}
h3{font-size:17px}
p{margin:0}
ul{list-style:none;margin:0;padding:0}
button{font:inherit;color:inherit;cursor:pointer;border:0;background:none;padding:0}
button:focus-visible,a:focus-visible{outline:3px solid var(--sea);outline-offset:2px}
button[disabled]{opacity:.5;cursor:not-allowed}
.primary{background:var(--sea);color:var(--on-sea);border-radius:999px;padding:9px 16px;font-weight:600;font-size:15px;min-height:44px;white-space:nowrap}
.plain{color:var(--sea);text-decoration:underline;text-underline-offset:3px;min-height:32px;padding:4px 6px}
.quiet{color:var(--quiet)}
.wide{max-width:1120px;margin:0 auto;padding:0 20px}
header{position:sticky;top:0;z-index:2;background:color-mix(in srgb,var(--ground) 88%,transparent);backdrop-filter:blur(10px);border-bottom:1px solid var(--line)}
header .wide{display:flex;flex-wrap:wrap;align-items:center;gap:6px 18px;min-height:64px;padding-block:8px}
.brand{font:600 21px/1 Georgia,serif;margin-inline-end:auto;white-space:nowrap;color:inherit;text-decoration:none}
.brand::before{content:"";display:inline-block;width:15px;height:15px;border-radius:50% 50% 50% 0;transform:rotate(-45deg);background:var(--sea);margin-inline-end:10px}
#customer{display:flex;flex-wrap:wrap;align-items:center;gap:4px;font-size:15px}
#customer .name{font-weight:600}
#points{color:var(--gold);font-weight:600;min-height:1.5em;font-size:15px}
.cart-button{border:1px solid var(--line);background:var(--paper);border-radius:999px;padding:8px 16px;min-height:44px;font-weight:600}
#cart-count{display:inline-block;min-width:22px;text-align:center;border-radius:11px;background:var(--sea);color:var(--on-sea);margin-inline-start:8px;font-size:14px;line-height:22px}
.note{background:var(--sea);color:var(--on-sea);text-align:center;padding:8px 20px;font-size:14px}
.hero{display:grid;gap:28px;align-items:center;padding-block:44px 36px}
.hero p{color:var(--quiet);font-size:18px;margin-top:14px;max-width:36em}
.scene{border-radius:22px;min-height:210px;box-shadow:var(--shade);background:radial-gradient(circle at 72% 30%,#fff3cf 0 34px,#fff3cf00 36px),linear-gradient(#f3b27a,#f6d8a8 46%,#3f7fa6 47%,#12507b)}
@media (prefers-color-scheme:dark){.scene{background:radial-gradient(circle at 72% 30%,#f5efd9 0 30px,#f5efd900 32px),linear-gradient(#131b33,#3a3f66 46%,#173b57 47%,#0a1f31)}}
@media (max-width:640px){header .wide{min-height:98px;align-content:start}.cart-button{order:-1}.brand{order:-2}#points:empty{display:none}#points{margin-inline-end:auto}#customer{flex:1 1 100%;min-height:26px}#points:not(:empty)+#customer{flex:0 1 auto}.note{font-size:13px}}
@media (min-width:760px){.hero{grid-template-columns:1.1fr 1fr;padding-block:64px 52px}.scene{min-height:290px}}
#wares{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:22px;padding-block:18px 44px;min-height:100vh;align-content:start}
.card{background:var(--paper);border:1px solid var(--line);border-radius:18px;padding:12px 12px 14px;box-shadow:var(--shade)}
.card h3,.card p{padding-inline:6px}
.picture{display:block;width:100%;aspect-ratio:4/3;border-radius:12px;margin-bottom:12px;transition:transform .2s}
.card:hover .picture{transform:scale(1.012)}
@media (prefers-reduced-motion:reduce){.picture{transition:none}.card:hover .picture{transform:none}}
${PICTURES}
.earn{color:var(--gold);font-size:15px;font-weight:600;min-height:1.55em}
.price{display:flex;justify-content:space-between;align-items:center;margin-top:10px;font-weight:600;font-size:18px}
#recommend{background:var(--paper);border:1px solid var(--line);border-radius:18px;padding:24px;margin-bottom:44px;box-shadow:var(--shade)}
#recommend code{display:block;overflow-wrap:anywhere;background:var(--ground);border-radius:10px;padding:12px;margin-block:12px;font-size:14px}
footer{border-top:1px solid var(--line);color:var(--quiet);padding-block:26px 96px;font-size:14px}
footer a{color:var(--sea)}
.launcher{position:fixed;inset-block-end:20px;inset-inline-end:20px;z-index:3;box-shadow:var(--shade);padding:13px 22px}
dialog{border:0;border-radius:20px;padding:0;background:var(--paper);color:var(--ink);width:min(94vw,460px);max-height:92dvh;box-shadow:var(--shade)}
dialog::backdrop{background:#0b1620a6}
dialog .inside{padding:22px}
#rewards{width:min(96vw,980px);height:min(92dvh,860px)}
#zrl_embed_div{min-height:480px}
.head{display:flex;justify-content:space-between;align-items:center;margin-bottom:14px}
.line{display:flex;gap:10px;align-items:center;padding-block:8px;border-bottom:1px solid var(--line)}
.line .amount{margin-inline-start:auto;font-weight:600}
#cart-rewards{display:grid;gap:8px;margin-block:16px}
.offer{border:1px dashed var(--gold);color:var(--gold);border-radius:12px;padding:10px 14px;text-align:start;min-height:44px;font-weight:600}
.applied{background:var(--ground);border-radius:12px;padding:10px 14px;overflow-wrap:anywhere}
.total{display:flex;justify-content:space-between;align-items:center;gap:12px;font-weight:600;font-size:20px;margin-top:12px}
#discount{color:var(--gold);min-height:1.55em}
#toast{position:fixed;inset-block-end:22px;inset-inline:0;margin:auto;width:fit-content;max-width:min(86vw,520px);background:var(--ink);color:var(--ground);border-radius:14px;padding:12px 20px;opacity:0;pointer-events:none;transition:opacity .2s;z-index:9}
#toast[data-shown]{opacity:1}
.picture.large{aspect-ratio:16/10}
#ware{display:grid;gap:8px}
`;

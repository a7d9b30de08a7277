import { runSeed } from './run/run-seed.ts';
const t=performance.now(); const n=Number(process.argv[3]??20), from=Number(process.argv[2]??1);
for (let s=from;s<from+n;s++){ const r=await runSeed(s); if(r.findings.length||process.argv[4]) console.log(JSON.stringify({...r,findings:undefined}), r.findings.slice(0,3).join('\n').slice(0,1500)); }
console.log((performance.now()-t)/n,'ms per run');

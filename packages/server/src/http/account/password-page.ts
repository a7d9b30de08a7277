import { hash } from 'node:crypto';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem;color:#1a1a1a}
label,input,button{display:block;width:100%;box-sizing:border-box;font:inherit}
input{margin:.25rem 0 1rem;padding:.5rem;border:1px solid #767676;border-radius:.25rem}
button{padding:.6rem;border:0;border-radius:.25rem;background:#1a4fa3;color:#fff}
p[role=status]{min-height:3rem}`;

/** Takes the token out of the address bar, and sends it in a body: no log of URLs ever holds it. */
const SCRIPT = `const token=location.hash.slice(1);
history.replaceState(null,'',location.pathname);
const form=document.querySelector('form'),said=document.querySelector('p[role=status]');
form.addEventListener('submit',async(event)=>{
event.preventDefault();
const password=form.elements.password.value;
if(password!==form.elements.again.value){said.textContent='The two are not the same.';return}
form.elements.send.disabled=true;
try{
const answer=await fetch('/account/set-password',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({token,new:password})});
const body=await answer.json();
if(body.success){form.hidden=true;said.textContent='Your password is set. Sign in as '+body.data.email+'.'}
else said.textContent=body.reason.replace(/^new: /,'');
}catch{said.textContent='The server was not reached; try again.'}
form.elements.send.disabled=false;
});`;

const digest = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

/** Nothing but what stands on the page runs, and it speaks to this server alone. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${digest(SCRIPT)}`,
    `style-src ${digest(STYLE)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Where the link of an invitation leads. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Set your password</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Set your password</h1>
<form method="post">
<label>Password, 12 characters or more
<input name="password" type="password" autocomplete="new-password" minlength="12" maxlength="200" required></label>
<label>The same once more
<input name="again" type="password" autocomplete="new-password" required></label>
<button name="send">Set the password</button>
</form>
<p role="status" aria-live="polite"></p>
<noscript><p>This page needs JavaScript: it keeps the link out of the server’s logs.</p></noscript>
<script>${SCRIPT}</script>
</body>
</html>
`;

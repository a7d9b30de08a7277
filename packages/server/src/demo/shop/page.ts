import { STYLE } from './style.ts';
import { WARES } from './wares.ts';

/**
 * The page of the demo shop for the store with this partner id. What it does is
 * `packages/storefront/src/demo`; what it loads, any shop's page may load.
 */
export function shopPage(partnerId: string): string {
  const catalogue = JSON.stringify(WARES).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Harbour Lane: a demo shop</title>
<meta name="description" content="A shop that exists to show a loyalty program at work.">
<style>${STYLE}</style>
<script>window._zrl = window._zrl || [];</script>
<script defer src="/js/all.js"></script>
<script type="module" src="/js/demo.js"></script>
<script type="application/json" id="catalogue">${catalogue}</script>
</head>
<body data-partner="${partnerId}">
<p class="note">This shop is a demo: nothing is sold and nothing is sent. Its points are real points of the demo program.</p>
<header><div class="wide">
<a class="brand" href="/demo">Harbour Lane</a>
<span id="points" aria-live="polite"></span>
<div id="customer"></div>
<button type="button" class="cart-button" id="open-cart">Cart<span id="cart-count">0</span></button>
</div></header>
<p class="note" id="invited" hidden>A friend invited you. Sign in as a new friend and buy something: your friend earns points for it.</p>
<main class="wide">
<section class="hero">
<div><h1>Things for people who live near the water</h1>
<p>Every dollar earns a point, and regulars earn more. Points become money off, right in the cart.</p></div>
<div class="scene" role="presentation"></div>
</section>
<h2>In the shop</h2>
<ul id="wares"></ul>
<section id="recommend" hidden>
<h2>Recommend us</h2>
<p class="quiet">Whoever buys for the first time with your link earns you 250 points.</p>
<code id="link"></code>
<button type="button" class="primary" id="copy">Copy the link</button>
</section>
</main>
<footer><div class="wide">Harbour Lane is a demo of <a href="/">the console</a> and <a href="/docs">the API</a> behind it.</div></footer>
<button type="button" class="primary launcher" id="open-rewards">★ Rewards</button>
<dialog id="cart" aria-labelledby="cart-title"><div class="inside">
<div class="head"><h2 id="cart-title">Your cart</h2><button type="button" class="plain close">Close</button></div>
<ul id="lines"></ul>
<div id="cart-rewards"></div>
<p id="discount"></p>
<p class="total"><span id="sum"></span><button type="button" class="primary" id="order">Place the order</button></p>
</div></dialog>
<dialog id="product" aria-label="Product"><div class="inside">
<div class="head"><span></span><button type="button" class="plain close">Close</button></div>
<div id="ware"></div>
</div></dialog>
<dialog id="rewards" aria-label="Rewards"><div class="inside">
<div class="head"><h2>Harbour Lane Rewards</h2><button type="button" class="plain close">Close</button></div>
<div id="zrl_embed_div"></div>
</div></dialog>
<p id="toast" role="status"></p>
</body>
</html>
`;
}

/** What `/` says where nobody built the console: the APIs do not need it. */
export const NOT_BUILT_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fealty</title>
</head>
<body>
<h1>The console was not built</h1>
<p>The server runs, and answers its APIs. To have the console too, run
<code>npm run console:build</code> where Fealty is installed, and start the server again.</p>
<p><a href="/docs/">Browse the APIs</a></p>
</body>
</html>
`;

export const NOT_BUILT_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

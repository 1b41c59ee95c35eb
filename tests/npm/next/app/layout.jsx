import Link from "next/link";

export const metadata = { title: "A site made with Next.js" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <nav><Link href="/">Rain</Link> <Link href="/growth/">Growth</Link> <Link href="/text/">Text</Link></nav>
        <main>{children}</main>
      </body>
    </html>
  );
}

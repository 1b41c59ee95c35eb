export default function Page() {
  return <p>No chart.</p>;
}

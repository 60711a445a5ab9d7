/** Not kept anywhere in between: what was bought is somebody's business. */
export const pdfAnswer = (pdf: Uint8Array, fileName: string): Response =>
  new Response(Buffer.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });

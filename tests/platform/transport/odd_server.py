"""A TLS server that answers as it is told. Usage: odd_server.py PORT CERTIFICATE ANSWERS LOG

Each request takes the next word of ANSWERS, one a line: a status such as 503, or 429/7 (with Retry-After), or
  moved     a redirect to another place on the same server,
  half      the length of a whole file, and half of it,
  stall     the length of a whole file, half of it, and then nothing,
  endless   a file without an end.
When there are no more, it keeps what is put and gives it back. Requests are written to LOG.
"""
import http.server
import ssl
import sys
import threading

port, certificate, answers_file, log_file = int(sys.argv[1]), *sys.argv[2:5]
answers = open(answers_file, encoding="ascii").read().split()
files = {}
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        with lock, open(log_file, "a", encoding="ascii") as log:
            log.write(f"{self.command} {self.path}\n")
            word = answers.pop(0) if answers else ""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not word:
            self.serve(body)
        elif word == "moved":
            self.send(302, b"", {"Location": f"https://localhost:{port}/elsewhere"})
        elif word in ("half", "stall"):
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"x" * 500)
            self.wfile.flush()
            if word == "stall":
                self.rfile.read(1)
            self.close_connection = True
        elif word == "endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                self.close_connection = True
        else:
            status, _, after = word.partition("/")
            self.send(int(status), b"not now", {"Retry-After": after} if after else {})

    def serve(self, body):
        if self.command == "PUT":
            files[self.path] = body
            self.send(201, b"")
        elif self.path in files:
            self.send(200, files.pop(self.path) if self.command == "DELETE" else files[self.path])
        else:
            self.send(404, b"")

    def send(self, status, body, headers=None):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = answer


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate)
server = Server(("127.0.0.1", port), Handler)
# The handshake belongs to the thread of the connection: a client that only knocks holds nobody up.
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()

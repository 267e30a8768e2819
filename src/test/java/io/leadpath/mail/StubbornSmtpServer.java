package io.leadpath.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Takes one mail after the other and does, at the command named, what mail servers do on bad days. */
class StubbornSmtpServer implements AutoCloseable {
    static final String HANGS_UP = "";
    private final ServerSocket socket;
    private final String command;
    private final String answer;

    /** @param answer what it says to the command; {@link #HANGS_UP}: nothing, it closes the connection */
    StubbornSmtpServer(String command, String answer) {
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.command = command;
        this.answer = answer;
        new Thread(this::serve, "stubborn-smtp").start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                try (var client = socket.accept()) {
                    talk(client);
                }
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 ready");
        var inMail = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (inMail && !line.equals(".")) {
                continue;
            }
            if (line.startsWith(command)) {
                if (answer.equals(HANGS_UP)) {
                    return;
                }
                say(client, answer);
                inMail = false;
                continue;
            }
            inMail = line.equals("DATA");
            say(client, inMail ? "354 go on" : "250 fine");
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

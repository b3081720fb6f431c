fn main() {
    changeover::start();
}
